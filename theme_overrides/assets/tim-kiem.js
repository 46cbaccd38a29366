"use strict";
/* Trang tìm kiếm: nạp dữ liệu, gọi bộ máy (may-tim.js), hiện kết quả.
   Dữ liệu là tệp lệnh gọi cchcTim(tên, dữ liệu), để bản mở từ ổ đĩa (file://) cũng nạp được. */
const cchcTim = (name, data) => { cchcTim.got[name] = data; };
cchcTim.got = {};
window.cchcTim = cchcTim;
(() => {
  const form = document.querySelector("form[data-tim-kiem]");
  if (!form) return;
  const one = (selector) => document.querySelector(selector);
  const root = form.dataset.goc, box = one("#ket-qua"), none = one("[data-khong-co]"), count = one("[data-dem]"), filter = one("[data-loc-kq]");
  const input = form.elements.q, most = 30, offline = location.protocol === "file:";
  const load = (path, name) => new Promise((done, fail) => {
    if (cchcTim.got[name]) { done(cchcTim.got[name]); return; }
    const script = document.createElement("script");
    script.src = path;
    script.onload = () => { script.remove(); if (cchcTim.got[name]) done(cchcTim.got[name]); else fail(new Error(path)); };
    script.onerror = () => { script.remove(); fail(new Error(path)); };
    document.head.append(script);
  });

  const breath = () => new Promise((done) => setTimeout(done));
  let starting = null, contents = null, may = null, names = {}, kindOrder = [];
  const start = () => starting = starting || (async () => {
    contents = await load(form.dataset.timKiem, "muc-luc");
    const core = await load(root + contents.goc, "goc");
    names = Object.fromEntries(core.loai);
    kindOrder = core.loai.map(([key]) => key);
    /* Máy yếu: làm từng phần, nhường cho ngón tay và màn hình xen vào giữa. */
    const records = [];
    for (const [kind, path, title, facts, keywords, group, text] of core.muc) {
      records.push(cchcMay.prepare({ kind: kindOrder[kind], path, title, facts, names: keywords, group, text }));
      if (records.length % 12 === 0) await breath();
    }
    await breath();
    may = new cchcMay.May(records, core.nghia);
  })().catch((error) => { starting = null; throw error; });

  /* Số trong chữ: mỗi chữ năm bit, bit thứ sáu báo còn tiếp (plugins/cchc/search/news.py). */
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const places = (text, size, see) => text.split(".").forEach((part, segment) => {
    let value = -1, step = 0, shift = 0;
    for (const letter of part) {
      const digit = DIGITS.indexOf(letter);
      step += (digit & 31) << shift;
      shift += 5;
      if (digit < 32) { value += step; step = shift = 0; see(segment * size + (value >> 2), value & 3); }
    }
  });
  const shardOf = (word) => {
    let low = 0, high = contents.tu.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (contents.tu[middle][0] <= word) low = middle; else high = middle - 1; }
    return low;
  };
  const leaves = new Map();
  /* Tin hợp nhất với câu hỏi: chấm theo từ, rồi chỉ nạp các lá có tin điểm cao. */
  const news = async (query) => {
    const [total, segment, leaf] = contents.so;
    if (!total) return [];
    const wanted = new Map();
    for (const { terms } of query.variants.slice(0, 3)) for (const term of terms) {
      if (cchcMay.QUESTION.has(term.key) && terms.length > 2) continue;
      for (const [key, trust] of term.list.slice(0, 3)) if (trust >= 0.7 && wanted.size < 9) wanted.set(key, Math.max(trust, wanted.get(key) || 0));
    }
    const shards = [...new Set([...wanted.keys()].map(shardOf))];
    await Promise.all(shards.map((n) => load(root + contents.tu[n][1], `tu-${n}`)));
    const points = new Map(), inBody = new Map();
    for (const [key, trust] of wanted) {
      const text = cchcTim.got[`tu-${shardOf(key)}`][key];
      if (text === undefined) continue;
      const found = [];
      places(text, segment, (item, place) => found.push([item, place]));
      const rare = Math.log(1 + total / found.length) * trust * (cchcMay.LIGHT.get(key) || 1);
      for (const [item, place] of found) {
        points.set(item, (points.get(item) || 0) + rare * [0.25, 0.6, 1][place]);
        if (!place) inBody.set(item, [...(inBody.get(item) || []), key]);
      }
    }
    const best = [...points].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, 10).map(([item]) => item);
    await Promise.all([...new Set(best.map((item) => Math.floor(item / leaf)))].map((n) => load(root + contents.tin[n], `tin-${n}`)));
    return best.map((item) => {
      if (!leaves.has(item)) {
        const [path, title, facts, keywords, group] = cchcTim.got[`tin-${Math.floor(item / leaf)}`][item % leaf];
        leaves.set(item, cchcMay.prepare({ kind: "tin", path, title, facts, names: keywords, group, text: "" }));
      }
      const record = leaves.get(item);
      for (const key of inBody.get(item) || []) if (!record.words.has(key)) record.words.set(key, cchcMay.BODY);
      return record;
    });
  };

  const marked = (tag, text, strong) => {
    const element = document.createElement(tag);
    const shown = text.normalize("NFC");
    let from = 0;
    for (const word of cchcMay.split(shown)) {
      if (!strong.has(word.key)) continue;
      element.append(shown.slice(from, word.at));
      const mark = document.createElement("mark");
      mark.textContent = shown.slice(word.at, word.end);
      element.append(mark);
      from = word.end;
    }
    element.append(shown.slice(from));
    return element;
  };
  const address = (path) => {
    const [page, anchor] = path.split("#");
    return root + page + (offline && (page.endsWith("/") || !page) ? "index.html" : "") + (anchor ? "#" + anchor : "");
  };
  const item = ({ record }, strong) => {
    const li = document.createElement("li"), a = marked("a", record.title, strong), facts = document.createElement("ul"), tag = document.createElement("span");
    a.href = address(record.path);
    facts.className = "su-that";
    tag.className = "nhan";
    tag.textContent = names[record.kind] || record.kind;
    const first = document.createElement("li");
    first.append(tag);
    facts.append(first, ...record.facts.map((fact) => record.kind === "thu-tuc" ? Object.assign(document.createElement("li"), { textContent: fact }) : marked("li", fact, strong)));
    li.append(a, facts);
    return li;
  };

  let chosen = "", field = "";
  const chip = (key, label, many) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = `${label} (${many})`;
    button.setAttribute("aria-pressed", String(chosen === key));
    button.addEventListener("click", () => { chosen = key; field = ""; show(last); filter.querySelector("[aria-pressed=true]").focus(); });
    return button;
  };
  let last = null;
  const show = (state) => {
    last = state;
    const { found, strong } = state;
    const kinds = kindOrder.filter((kind) => found.some(({ record }) => record.kind === kind));
    if (chosen && !kinds.includes(chosen)) chosen = "";
    const ofKind = found.filter(({ record }) => !chosen || record.kind === chosen);
    const fields = chosen ? [...new Set(ofKind.map(({ record }) => record.group).filter(Boolean))].sort((a, b) => a.localeCompare(b, "vi")) : [];
    if (!fields.includes(field)) field = "";
    const shown = ofKind.filter(({ record }) => !field || record.group === field);
    const chips = filter.querySelector("div"), label = filter.querySelector("label"), select = filter.querySelector("select");
    chips.replaceChildren(...(kinds.length > 1 ? [chip("", "Tất cả", found.length), ...kinds.map((kind) => chip(kind, names[kind], found.filter(({ record }) => record.kind === kind).length))] : []));
    label.hidden = fields.length < 2;
    select.replaceChildren(...["", ...fields].map((name) => new Option(name || "Tất cả", name, false, name === field)));
    filter.hidden = kinds.length < 2 && fields.length < 2;
    const list = document.createElement("ol");
    list.className = "danh-sach";
    list.append(...shown.slice(0, most).map((one) => item(one, strong)));
    const held = box.contains(document.activeElement) ? document.activeElement.href : "";
    box.replaceChildren(...(shown.length ? [list] : []));
    if (held) ([...box.querySelectorAll("a")].find((a) => a.href === held) || input).focus();
    none.hidden = found.length > 0;
    if (!shown.length) delete document.documentElement.dataset.q;
    count.textContent = shown.length > most ? `${shown.length} kết quả, dưới đây là ${most} kết quả sát nhất` : `${shown.length} kết quả`;
    if (shown.length && !state.sure) count.textContent += ". Không có mục nào khớp hẳn; dưới đây là những mục gần nhất";
  };
  filter.querySelector("select").addEventListener("change", (event) => { field = event.target.value; show(last); });

  let turn = 0, timer = 0;
  const run = async (typing) => {
    const mine = ++turn, raw = input.value.trim();
    history.replaceState(null, "", raw ? "?q=" + encodeURIComponent(raw) : location.pathname);
    clearTimeout(timer);
    if (!cchcMay.keys(raw).length) { box.replaceChildren(); none.hidden = filter.hidden = true; count.textContent = ""; return; }
    try {
      await start();
      if (mine !== turn) return;
      if (!typing) await breath();
      const query = may.understand(raw, typing), strong = may.marks(query);
      const draw = (also) => { const found = may.rank(query, also); show({ found, strong, sure: found.length && found[0].points > 0.42 }); };
      /* Khi đang gõ, tin được nạp sau một nhịp nghỉ, để không nạp thừa. */
      if (typing) {
        draw([]);
        await new Promise((done) => { timer = setTimeout(done, 250); });
        if (mine !== turn) return;
      }
      /* Tin về chậm thì hiện trước những mục đã có. */
      else timer = setTimeout(() => { if (mine === turn) draw([]); }, 300);
      /* Mất mạng thì vẫn tìm được thủ tục, văn bản, trang; chỉ thiếu tin. */
      let part = "";
      const also = await news(query).catch(() => { part = ". Chưa tìm được trong tin tức vì không có mạng"; return []; });
      if (mine !== turn) return;
      clearTimeout(timer);
      await breath();
      if (mine === turn) { draw(also); count.textContent += part; box.dataset.xong = raw; }
    } catch (error) {
      if (mine !== turn) return;
      cchcTim.got = {};
      starting = null;
      count.textContent = "Chưa tải được dữ liệu tìm kiếm. Kiểm tra kết nối mạng rồi bấm Tìm lần nữa.";
    }
  };
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", () => run(true));
  input.addEventListener("focus", () => start().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => { event.preventDefault(); run(false); });
  if (input.value) run(false); else input.focus();
})();
