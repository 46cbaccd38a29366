"use strict";
/* Danh mục quá dài cho một trang: tải thu-tuc/danh-muc.js khi người đọc bắt đầu lọc, tìm trên chuỗi đã bỏ dấu, chỉ vẽ những dòng đầu. */
(() => {
  const STEP = 15;
  const form = document.querySelector("form[data-loc-lon]");
  if (!form) return;
  const box = document.querySelector(form.dataset.locLon);
  const [results, more, fields, none] = ["[data-ket-qua]", "[data-them]", "[data-linh-vuc]", "[data-khong-co]"].map((name) => box.querySelector(name));
  const count = form.querySelector("[data-dem]");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐÐð]/g, "d").toLowerCase();
  const words = (text) => fold(text).split(/[^a-z0-9.]+/).map((word) => word.replace(/^\.+|\.+$/g, "")).filter(Boolean);
  const names = ["q", "lv", "cq", "muc"].filter((name) => form.elements[name]);
  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const levels = new Map([...(form.elements.muc ? form.elements.muc.options : [])].map((option) => [option.value, option.textContent]));
  let heads = null, rows = null, asked = false, found = [], shown = 0, before = "", later = 0;

  window.cchcDanhMuc = (given, list) => {
    heads = { lv: given.lv, cq: given.cq.map((one) => one.split(" ")) };
    rows = list;
    const fieldWords = heads.lv.map((slug) => slug.replaceAll("-", " "));
    for (const row of rows) row[2] = ` thu tuc ${row[0]} ${words(row[1]).join(" ")} ${row[2]} ${fieldWords[row[3]]}`;
    apply();
  };
  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.nguon;
    script.onerror = () => { asked = false; count.textContent = "Chưa tải được danh mục, thử lại khi có mạng hoặc chọn lĩnh vực bên dưới."; };
    document.head.append(script);
  };
  const line = ([code, name, , , , level, time]) => {
    const item = document.createElement("li"), link = document.createElement("a"), facts = document.createElement("ul");
    item.dataset.tim = "";
    link.href = `${form.dataset.goc}thu-tuc/${code}/`;
    link.textContent = name;
    facts.className = "su-that";
    for (const fact of [`Mã ${code}`, time && `Thời hạn: ${time}`, level && levels.get(level)]) {
      if (!fact) continue;
      const one = document.createElement("li");
      one.textContent = fact;
      facts.append(one);
    }
    item.append(link, facts);
    return item;
  };
  const draw = (from) => {
    const part = document.createDocumentFragment();
    for (const row of found.slice(from, from + STEP)) part.append(line(row));
    if (from) results.append(part); else results.replaceChildren(part);
    shown = Math.min(found.length, from + STEP);
    more.hidden = shown >= found.length;
  };
  const remember = () => {
    const query = new URLSearchParams();
    for (const name of names) if (value(name)) query.set(name, value(name));
    const state = query.toString();
    history.replaceState(null, "", state ? "?" + state : location.pathname);
  };
  const apply = () => {
    const active = names.some((name) => value(name));
    clearTimeout(later);
    later = setTimeout(remember, 200);
    if (active && !rows) { load(); count.textContent = "Đang tải danh mục…"; return; }
    fields.hidden = active; results.hidden = !active;
    if (!active) { more.hidden = none.hidden = true; count.textContent = rows ? `${rows.length} mục` : ""; return; }
    const typed = words(value("q")), muc = value("muc");
    const lv = value("lv") ? heads.lv.indexOf(value("lv")) : -1;
    const cq = value("cq") ? heads.cq.map((one) => one.includes(value("cq"))) : null;
    // Gõ thêm chữ chỉ bớt kết quả đi: tìm tiếp trong những dòng đang có. Trừ khi từ đủ bốn chữ cái, vì từ đó trở đi giữa từ cũng tìm.
    const now = JSON.stringify([muc, value("lv"), value("cq"), value("q")]);
    const base = before && now.length > before.length && now.startsWith(before.slice(0, -2)) && (typed.at(-1) || "").length !== 4 ? found : rows;
    before = now;
    found = base.filter((row) => (lv < 0 || row[3] === lv) && (!cq || cq[row[4]]) && (!muc || row[5] === muc)
      && typed.every((word) => row[2].includes(" " + word) || (word.length > 3 && row[2].includes(word))));
    draw(0);
    none.hidden = found.length > 0;
    count.textContent = `${found.length} kết quả`;
  };

  const saved = new URLSearchParams(location.search);
  for (const name of names) form.elements[name].value = saved.get(name) || "";
  form.hidden = false;
  form.addEventListener("focusin", load, { once: true });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  more.firstElementChild.addEventListener("click", () => {
    const first = shown;
    draw(first);
    const next = results.children[first];
    if (next) next.querySelector("a").focus();
  });
  if (names.some((name) => value(name))) apply();
})();
