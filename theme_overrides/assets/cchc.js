"use strict";
/* Mọi trang đọc được khi không có tệp này; ở đây chỉ là những việc làm thêm cho tiện. */
(() => {
  const one = (selector, base = document) => base.querySelector(selector);
  const all = (selector, base = document) => [...base.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐÐð]/g, "d").toLowerCase();
  const words = (text) => fold(text).split(/[^a-z0-9.]+/).map((word) => word.replace(/^\.+|\.+$/g, "")).filter(Boolean);

  /* Nền sáng, tối */
  const scheme = one("[data-doi-mau]");
  if (scheme) {
    scheme.hidden = false;
    scheme.addEventListener("click", () => {
      const root = document.documentElement;
      const dark = root.dataset.mdColorScheme ? root.dataset.mdColorScheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.mdColorScheme = dark ? "default" : "slate";
      try { localStorage.setItem("cchc-mau", root.dataset.mdColorScheme); } catch (_) { /* không lưu được thì thôi */ }
    });
  }

  /* Mục đang xem phải nằm trong khung nhìn của thanh điều hướng trên điện thoại */
  const current = one(".dieu-huong [aria-current]");
  if (current) { const bar = current.closest("ul"); bar.scrollLeft = current.offsetLeft - bar.clientWidth / 3; }

  /* Chép địa chỉ, gửi, in */
  const say = (text) => all("[data-bao]").forEach((box) => { box.textContent = text; });
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

  /* Lọc danh sách: mọi từ phải có mặt; trạng thái nằm trong địa chỉ để gửi cho người khác */
  all("form[data-loc]").forEach((form) => {
    const box = one(form.dataset.loc);
    const rows = all("[data-tim]", box).map((row) => ({ row, text: " " + row.dataset.tim, level: row.dataset.muc || "" }));
    const groups = all("[data-nhom]", box);
    const none = one("[data-khong-co]", box);
    const count = one("[data-dem]", form);
    const { q, muc } = form.elements;
    const saved = new URLSearchParams(location.search);
    q.value = saved.get("q") || ""; muc.value = saved.get("muc") || "";
    form.hidden = false;
    const apply = () => {
      const asked = words(q.value);
      let shown = 0;
      for (const { row, text, level } of rows) {
        const fits = asked.every((word) => text.includes(" " + word) || (word.length > 3 && text.includes(word))) && (!muc.value || level === muc.value);
        row.hidden = !fits; shown += fits;
      }
      groups.forEach((group) => { group.hidden = !one("[data-tim]:not([hidden])", group); });
      none.hidden = shown > 0;
      count.textContent = asked.length || muc.value ? `${shown} kết quả` : `${rows.length} mục`;
      const query = new URLSearchParams();
      if (q.value) query.set("q", q.value);
      if (muc.value) query.set("muc", muc.value);
      const state = query.toString();
      history.replaceState(null, "", state ? "?" + state : location.pathname);
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    if (q.value || muc.value) apply(); else count.textContent = `${rows.length} mục`;
  });

  /* Tìm kiếm */
  const search = one("form[data-tim-kiem]");
  if (search) {
    const box = one("#ket-qua"), none = one("[data-khong-co]"), count = one("[data-dem]"), input = search.elements.q, most = 50;
    let loading;
    search.hidden = false;
    const load = () => loading = loading || fetch(search.dataset.timKiem).then((r) => r.json()).then(({ kinds, records }) =>
      records.map((r) => ({ ...r, kind: kinds[r.k], title: " " + words(r.t).join(" ") + " ", accents: r.t.toLowerCase().normalize("NFC"), more: " " + r.f + " " })));
    const rank = { t: 6, n: 0, v: 2, p: 1 };
    /* Điểm của một mục: từ nằm trong tên nặng hơn từ khóa; đúng cả cụm, đúng cả dấu thì lên trước; thủ tục trên tin. */
    const score = (record, asked, raw) => {
      let points = 0, hit = 0;
      for (const word of asked) {
        if (record.title.includes(` ${word} `)) { points += 10; hit++; }
        else if (record.title.includes(` ${word}`)) { points += 6; hit++; }
        else if (record.more.includes(` ${word} `)) { points += 4; hit++; }
        else if (record.more.includes(` ${word}`)) { points += 2; hit++; }
      }
      if (!hit || hit < Math.ceil(asked.length * 0.6)) return 0;
      if (hit === asked.length) points += 20;
      if (record.title.includes(" " + asked.join(" ") + " ")) points += 25;
      if (record.accents.includes(raw)) points += 12;
      return points + rank[record.k] - record.title.length / 400;
    };
    const item = (record) => {
      const li = document.createElement("li"), a = document.createElement("a"), p = document.createElement("p"), tag = document.createElement("span");
      a.href = search.dataset.goc + record.u; a.textContent = record.t;
      tag.className = "nhan"; tag.textContent = record.kind;
      p.append(tag, " " + record.d); li.append(a, p);
      return li;
    };
    const run = async () => {
      const raw = input.value.trim().toLowerCase().normalize("NFC"), asked = words(raw);
      history.replaceState(null, "", raw ? "?q=" + encodeURIComponent(input.value.trim()) : location.pathname);
      if (!asked.length) { box.replaceChildren(); none.hidden = true; count.textContent = ""; return; }
      let records;
      try { records = await load(); } catch (_) {
        loading = null;
        count.textContent = "Chưa tải được dữ liệu tìm kiếm. Kiểm tra kết nối mạng rồi bấm Tìm lần nữa.";
        return;
      }
      if (raw !== input.value.trim().toLowerCase().normalize("NFC")) return;
      const found = records.map((r) => [score(r, asked, raw), r]).filter(([s]) => s > 0).sort((a, b) => b[0] - a[0] || (a[1].u < b[1].u ? -1 : 1));
      const list = document.createElement("ul");
      list.className = "danh-sach";
      list.append(...found.slice(0, most).map(([, r]) => item(r)));
      box.replaceChildren(list);
      none.hidden = found.length > 0; list.hidden = !found.length;
      count.textContent = found.length > most ? `${found.length} kết quả, dưới đây là ${most} kết quả sát nhất` : `${found.length} kết quả`;
    };
    input.value = new URLSearchParams(location.search).get("q") || "";
    input.addEventListener("input", run);
    search.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    if (input.value) run(); else input.focus();
  }
})();
