"use strict";
/* Danh mục quá dài cho một trang: tải thu-tuc/danh-muc.js khi người đọc bắt đầu lọc, tìm trên chuỗi đã bỏ dấu, chỉ vẽ những dòng đầu.
   Máy yếu cũng phải theo kịp người gõ: danh mục bỏ dấu từng phần nhỏ, mỗi khung hình lọc một lần, vẽ FIRST dòng trước, phần còn lại vẽ khi tay ngừng. */
(() => {
  const FIRST = 6, STEP = 15, PART = 120, PAUSE = 120, QUIET = 500;
  const form = document.querySelector("form[data-loc-lon]");
  if (!form) return;
  const box = document.querySelector(form.dataset.locLon);
  const [results, more, fields, none] = ["[data-ket-qua]", "[data-them]", "[data-linh-vuc]", "[data-khong-co]"].map((name) => box.querySelector(name));
  const count = form.querySelector("[data-dem]");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐÐð]/g, "d").toLowerCase();
  const clean = (text) => fold(text).replace(/[^a-z0-9.\n]+/g, " ").replace(/(^|[ \n])\.+/g, "$1").replace(/\.+(?=[ \n]|$)/g, "");
  const names = ["q", "lv", "cq", "muc"].filter((name) => form.elements[name]);
  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const levels = new Map([...(form.elements.muc ? form.elements.muc.options : [])].map((option) => [option.value, option.textContent]));
  // Cất danh sách lĩnh vực mà giữ bố trí đã tính: xóa hết chữ thì nó hiện lại ngay.
  const cached = CSS.supports("content-visibility", "hidden");
  const rows = [];
  let heads = null, asked = false, whole = false, found = [], last = null, wanted = 0, due = 0, filling = 0, remembering = 0;

  window.cchcDanhMuc = (given, text) => {
    heads = { lv: given.lv, cq: given.cq.map((one) => one.split(" ")) };
    const lines = text.split("\n"), fieldWords = heads.lv.map((slug) => slug.replaceAll("-", " "));
    const read = () => {
      const part = lines.slice(rows.length, rows.length + PART).map((line) => line.split("\t"));
      const folded = clean(part.map((row) => row[1]).join("\n")).split("\n");
      part.forEach((row, number) => {
        row[2] = ` thu tuc ${row[0]} ${folded[number].trim()} ${row[2]} ${fieldWords[row[3]]}`;
        row[3] = +row[3]; row[4] = +row[4]; row.at = rows.push(row) - 1;
      });
      whole = rows.length >= lines.length;
      if (whole) apply(); else setTimeout(read);
    };
    setTimeout(read);
  };
  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.nguon;
    script.onerror = () => { asked = false; count.textContent = "Chưa tải được danh mục, thử lại khi có mạng hoặc chọn lĩnh vực bên dưới."; };
    document.head.append(script);
  };

  const line = (row) => {
    const [code, name, , , , level, time] = row;
    const item = document.createElement("li"), link = document.createElement("a"), facts = document.createElement("ul");
    item.dataset.tim = "";
    item.at = row.at;
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
  // Kết quả luôn theo thứ tự của danh mục: dòng đang có được giữ lại, chỉ bỏ dòng thừa và chèn dòng thiếu.
  const draw = (size) => {
    let item = results.firstElementChild;
    for (const row of found.slice(0, size)) {
      while (item && item.at < row.at) { const next = item.nextElementSibling; item.remove(); item = next; }
      if (item && item.at === row.at) item = item.nextElementSibling; else results.insertBefore(line(row), item);
    }
    while (item) { const next = item.nextElementSibling; item.remove(); item = next; }
  };
  const fill = () => {
    clearTimeout(filling);
    draw(wanted);
    more.hidden = wanted >= found.length;
  };
  const remember = () => {
    clearTimeout(remembering);
    const query = new URLSearchParams();
    for (const name of names) if (value(name)) query.set(name, value(name));
    const state = query.toString() ? "?" + query : "";
    if (state !== location.search) history.replaceState(null, "", state || location.pathname);
  };
  // Từ đủ bốn chữ cái tìm cả giữa từ, ngắn hơn chỉ tìm từ đầu từ.
  const asks = () => clean(value("q")).trim().split(" ").filter(Boolean).map((word) => (word.length > 3 ? word : " " + word));
  const search = () => {
    const now = { words: asks(), lv: value("lv"), cq: value("cq"), muc: value("muc") };
    // Điều đang hỏi chặt hơn điều vừa hỏi thì kết quả mới nằm trong kết quả cũ.
    const within = last && ["lv", "cq", "muc"].every((name) => now[name] === last[name])
      && last.words.every((old) => now.words.some((word) => word.includes(old)));
    const lv = heads.lv.indexOf(now.lv), cq = heads.cq.map((one) => one.includes(now.cq));
    last = now;
    return (within ? found : rows).filter((row) => (!now.lv || row[3] === lv) && (!now.cq || cq[row[4]]) && (!now.muc || row[5] === now.muc)
      && now.words.every((word) => row[2].includes(word)));
  };
  const apply = () => {
    const active = names.some((name) => value(name));
    cancelAnimationFrame(due);
    due = 0;
    clearTimeout(filling);
    clearTimeout(remembering);
    remembering = setTimeout(remember, QUIET);
    if (active && !whole) { load(); count.textContent = "Đang tải danh mục…"; return; }
    if (cached) fields.classList.toggle("cat-di", active); else fields.hidden = active;
    results.hidden = !active;
    if (!active) { last = null; more.hidden = none.hidden = true; count.textContent = whole ? `${rows.length} mục` : ""; return; }
    found = search();
    wanted = STEP;
    draw(FIRST);
    more.hidden = true;
    none.hidden = found.length > 0;
    count.textContent = `${found.length} kết quả`;
    if (found.length > FIRST) filling = setTimeout(fill, PAUSE);
  };
  const soon = () => { if (!due) due = requestAnimationFrame(apply); };

  const saved = new URLSearchParams(location.search);
  for (const name of names) form.elements[name].value = saved.get(name) || "";
  form.hidden = false;
  form.addEventListener("focusin", load, { once: true });
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  box.addEventListener("click", remember, true);
  more.firstElementChild.addEventListener("click", () => {
    const first = wanted;
    clearTimeout(filling);
    draw(first + FIRST);
    const next = results.children[first];
    if (next) next.querySelector("a").focus();
    wanted += STEP;
    filling = setTimeout(fill, PAUSE);
  });
  if (names.some((name) => value(name))) apply();
})();
