"use strict";
/* Mọi trang đọc được khi không có tệp này; ở đây chỉ là những việc làm thêm cho tiện. */
(() => {
  const one = (selector, base = document) => base.querySelector(selector);
  const all = (selector, base = document) => [...base.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐÐð]/g, "d").toLowerCase();
  const words = (text) => fold(text).split(/[^a-z0-9.]+/).map((word) => word.replace(/^\.+|\.+$/g, "")).filter(Boolean);

  /* Đọc cho người dùng trình đọc màn hình nghe điều vừa đổi */
  const say = (text) => all("[data-bao]").forEach((box) => { box.textContent = text; });

  /* Cỡ chữ, nền sáng tối, tương phản: lưu trong máy, mau.js áp dụng khi mở trang */
  const view = document.documentElement.dataset;
  const keep = (key, value) => { try { if (value) localStorage.setItem("cchc-" + key, value); else localStorage.removeItem("cchc-" + key); } catch (_) { /* không lưu được thì thôi */ } };
  const dark = () => view.mdColorScheme ? view.mdColorScheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  const opener = one("[data-hien-thi]"), panel = one("#hien-thi");
  if (opener && panel) {
    const strong = one("[data-doi-net]", panel);
    const open = (shown) => { panel.hidden = !shown; opener.setAttribute("aria-expanded", shown); };
    opener.hidden = false;
    strong.setAttribute("aria-pressed", !!view.net);
    opener.addEventListener("click", () => open(panel.hidden));
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { open(false); opener.focus(); } });
    all("[data-co]", panel).forEach((button) => button.addEventListener("click", () => {
      const step = +button.dataset.co, size = step ? Math.min(3, Math.max(-1, +(view.co || 0) + step)) : 0;
      if (size) view.co = size; else delete view.co;
      keep("co", size ? String(size) : "");
      say(`Cỡ chữ ${size + 2} trong 5 cỡ`);
    }));
    one("[data-doi-mau]", panel).addEventListener("click", () => {
      view.mdColorScheme = dark() ? "default" : "slate";
      keep("mau", view.mdColorScheme);
      say(dark() ? "Đang dùng nền tối" : "Đang dùng nền sáng");
    });
    strong.addEventListener("click", () => {
      if (view.net) delete view.net; else view.net = "1";
      keep("net", view.net || "");
      strong.setAttribute("aria-pressed", !!view.net);
      say(view.net ? "Đã bật tương phản cao" : "Đã tắt tương phản cao");
    });
  }

  /* Thông báo khẩn hiện và tắt đúng giờ, cả ở bản đã lưu trong máy */
  const alerts = () => all(".khan").forEach((box) => {
    const now = Date.now(), { tu, den } = box.dataset;
    box.hidden = now >= Date.parse(den) || (tu && now < Date.parse(tu));
  });
  if (one(".khan")) { alerts(); setInterval(alerts, 20000); }

  /* Mục đang xem phải nằm trong khung nhìn của thanh điều hướng trên điện thoại */
  const current = one(".dieu-huong [aria-current]");
  if (current) { const bar = current.closest("ul"); bar.scrollLeft = current.offsetLeft - bar.clientWidth / 3; }

  /* Chép địa chỉ, gửi, in */
  all("[data-chep]").forEach((button) => {
    if (!navigator.clipboard || !button.dataset.chep) return;
    const label = button.textContent;
    let timer;
    button.hidden = false;
    button.addEventListener("click", async () => {
      let done = "Đã chép";
      try { await navigator.clipboard.writeText(button.dataset.chep); say("Đã chép địa chỉ"); }
      catch (_) { done = "Chưa chép được"; say("Trình duyệt không cho chép địa chỉ"); }
      button.textContent = done;
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = label; say(""); }, 2000);
    });
  });
  all("[data-gui]").forEach((button) => {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ title: button.dataset.guiTen, url: button.dataset.gui }).catch(() => {}));
  });
  all("[data-in]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });

  /* Phím Esc tắt lời ghi của văn bản được dẫn, rời khỏi rồi quay lại thì hiện lại */
  if (one(".vien-dan")) {
    const root = document.documentElement;
    addEventListener("keydown", (event) => { if (event.key === "Escape") root.dataset.tatGhi = ""; });
    ["mouseover", "focusin"].forEach((name) => addEventListener(name, (event) => { if (event.target.closest && event.target.closest(".vien-dan")) delete root.dataset.tatGhi; }));
  }

  /* Màn hình hẹp: các ô chọn của bộ lọc mở ra khi cần; địa chỉ đã chọn gì thì mở sẵn */
  all("[data-mo]").forEach((button) => {
    const part = one("#" + button.getAttribute("aria-controls"));
    const open = (shown) => { part.classList.toggle("mo", shown); button.setAttribute("aria-expanded", shown); };
    button.addEventListener("click", () => open(!part.classList.contains("mo")));
    open(all("select", part).some((field) => new URLSearchParams(location.search).get(field.name)));
  });

  /* Lọc danh sách: mọi từ phải có mặt; trạng thái nằm trong địa chỉ để gửi cho người khác */
  all("form[data-loc]").forEach((form) => {
    const box = one(form.dataset.loc);
    const names = ["muc", "lv", "cq"].filter((name) => form.elements[name]);
    const rows = all("[data-tim]", box).map((row) => ({
      row, text: " " + row.dataset.tim, keys: names.map((name) => (row.dataset[name] || "").split(" ")), fits: true,
    }));
    const groups = all("[data-nhom]", box).map((group) => ({ group, own: rows.filter(({ row }) => group.contains(row)) }));
    const none = one("[data-khong-co]", box);
    const count = one("[data-dem]", form);
    const fields = ["q", ...names].map((name) => form.elements[name]);
    const saved = new URLSearchParams(location.search);
    fields.forEach((field) => { field.value = saved.get(field.name) || ""; });
    form.hidden = false;
    const apply = () => {
      const [q, ...chosen] = fields.map((field) => field.value);
      const asked = words(q);
      let shown = 0;
      for (const one of rows) {
        const fits = asked.every((word) => one.text.includes(" " + word) || (word.length > 3 && one.text.includes(word)))
          && chosen.every((value, at) => !value || one.keys[at].includes(value));
        if (fits !== one.fits) one.row.hidden = !(one.fits = fits);
        shown += fits;
      }
      groups.forEach(({ group, own }) => { group.hidden = !own.some((row) => row.fits); });
      none.hidden = shown > 0;
      const active = asked.length || chosen.some(Boolean);
      count.textContent = active ? `${shown} kết quả` : `${rows.length} mục`;
      const query = new URLSearchParams();
      fields.forEach((field) => { if (field.value) query.set(field.name, field.value); });
      const state = query.toString();
      history.replaceState(null, "", state ? "?" + state : location.pathname);
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    if (fields.some((field) => field.value)) apply(); else count.textContent = `${rows.length} mục`;
  });

  /* Quét mã QR của bản niêm yết: mã mang phiên bản lúc in, khác phiên bản của trang thì bản in đã cũ */
  all("[data-phien-ban]").forEach((notice) => {
    const printed = new URLSearchParams(location.search).get("pb");
    notice.hidden = !printed || printed === notice.dataset.phienBan;
  });

  /* Đọc khi không có mạng: trang đã xem, đầu mối liên hệ và mọi thủ tục (sw.js). */
  const script = document.currentScript;
  if (script && "serviceWorker" in navigator && window.isSecureContext && location.protocol.startsWith("http")) {
    const worker = new URL("../sw.js", script.src);
    addEventListener("load", () => navigator.serviceWorker.register(worker).then(async () => {
      const ready = await navigator.serviceWorker.ready;
      if (!(navigator.connection && navigator.connection.saveData)) setTimeout(() => ready.active.postMessage("luu-thu-tuc"), 3000);
    }).catch(() => { /* trình duyệt không cho: trang vẫn dùng được khi có mạng */ }));
  }
})();
