"use strict";
/* Đọc bài thành tiếng bằng giọng có sẵn trong máy; máy không có giọng của tiếng ấy thì không hiện nút. */
(() => {
  const button = document.querySelector("[data-doc]"), stop = document.querySelector("[data-doc-thoi]");
  const voices = window.speechSynthesis, box = document.querySelector("main");
  if (!button || !voices || !box) return;
  const BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,tr,figcaption,blockquote,summary,div";
  const LEFT_OUT = "nav,aside,script,style,button,form,svg,.nhans-dau,.nhan,.bai__so,.an-mat,.cong-cu,.chia-se,.ke,[hidden],[aria-hidden=true]";
  const SPOKEN = [[/NĐ-CP/g, "Nghị định Chính phủ"], [/NQ-CP/g, "Nghị quyết Chính phủ"], [/QĐ-TTg/g, "Quyết định Thủ tướng"], [/\bUBND\b/g, "Ủy ban nhân dân"], [/\bHĐND\b/g, "Hội đồng nhân dân"], [/\bTTHC\b/g, "thủ tục hành chính"], [/\bCCHC\b/g, "cải cách hành chính"], [/\bMTTQ\b/g, "Mặt trận Tổ quốc"], [/\b(\d\d?)\/(\d\d?)\/(\d{4})/g, "$1 tháng $2 năm $3"], [/\b(\d+)\/(\d{4})\b/g, "$1 năm $2"]];
  const lang = (box.querySelector(".van[lang]") || box.closest("[lang]")).lang || "vi";
  let voice = null, parts = [], at = 0, reading = false;

  const find = () => {
    const own = (one) => one.lang.toLowerCase().replace("_", "-").split("-")[0] === lang.split("-")[0];
    voice = voices.getVoices().find(own) || null;
    if (voice) button.hidden = false;
  };
  /* Bài thành từng câu, mỗi câu nhớ khối chữ của mình; hàng của bảng đọc liền, cách nhau dấu phẩy. */
  const sentences = () => {
    const found = [];
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement, words = node.data.replace(/\s+/g, " ");
      if (!words.trim() || parent.closest(LEFT_OUT)) continue;
      const block = parent.closest(BLOCKS), last = found[found.length - 1], cell = parent.closest("td,th");
      if (last && last.block === block) { last.text += (cell !== last.cell ? ", " : "") + words; last.cell = cell; }
      else found.push({ block, cell, text: words });
    }
    return found.flatMap(({ block, text }) => (SPOKEN.reduce((said, [from, to]) => said.replace(from, to), text.trim()).match(/\S.*?(?:[.!?…;:](?=\s)|$)/g) || []).map((said) => ({ block, said })));
  };
  const say = (text) => document.querySelectorAll("[data-bao]").forEach((one) => { one.textContent = text; });
  const mark = (block) => {
    document.querySelectorAll(".dang-doc").forEach((one) => one.classList.remove("dang-doc"));
    if (block) { block.classList.add("dang-doc"); block.scrollIntoView({ block: "nearest" }); }
  };
  const show = (label) => { button.textContent = label; stop.hidden = label === "Đọc bài"; };
  const finish = (text) => { reading = false; at = 0; voices.cancel(); mark(null); show("Đọc bài"); say(text); };
  /* Mỗi lần một câu: trình duyệt ngắt những đoạn dài, và chỗ đang đọc phải nhớ được khi tạm dừng. */
  const next = () => {
    if (!reading) return;
    if (at >= parts.length) { finish("Đã đọc hết bài"); return; }
    const { block, said } = parts[at], one = new SpeechSynthesisUtterance(said);
    Object.assign(one, { voice, lang: voice.lang, rate: 0.95 });
    one.onend = () => { if (reading) { at++; next(); } };
    one.onerror = (event) => { if (reading && event.error !== "interrupted" && event.error !== "canceled") finish("Máy không đọc được bài này"); };
    mark(block);
    voices.speak(one);
  };
  button.addEventListener("click", () => {
    if (reading) { reading = false; voices.cancel(); show("Đọc tiếp"); say("Tạm dừng đọc"); return; }
    if (!at) parts = sentences();
    reading = true;
    show("Tạm dừng");
    voices.cancel();
    next();
  });
  stop.addEventListener("click", () => { finish("Đã thôi đọc"); button.focus(); });
  addEventListener("pagehide", () => voices.cancel());
  find();
  if (voices.addEventListener) voices.addEventListener("voiceschanged", find);
})();
