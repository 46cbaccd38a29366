"use strict";
/* Đọc khi không có mạng. Có mạng thì luôn lấy bản mới; mất mạng thì đưa bản đã lưu và nói rõ lưu lúc nào. */
const PHIEN = "@PHIEN@", NEN = @NEN@, THU_TUC = @THU_TUC@;
const KHO = "cchc-" + PHIEN, TRANG = "cchc-trang", NHIEU_NHAT = 80, CHO = 6000;
const here = (path) => new URL(path, self.registration.scope).href;

/* Ghi giờ lưu vào câu trả lời, để sau này nói được với người đọc. */
const dated = async (answer) => {
  const headers = new Headers(answer.headers);
  headers.set("x-cchc-luu", new Date().toISOString());
  return new Response(await answer.blob(), { status: 200, headers });
};
const keep = async (name, address) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.ok && !answer.redirected) await (await caches.open(name)).put(address, await dated(answer));
};
const noticed = async (answer) => {
  const saved = new Date(answer.headers.get("x-cchc-luu"));
  const when = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" }).format(saved);
  const note = `<div class="da-luu" role="status"><strong>Đang không có mạng.</strong> Đây là bản lưu lúc ${when}; số điện thoại, thời hạn và mức thu có thể đã thay đổi.</div>`;
  const html = (await answer.text()).replace(/<body[^>]*>/, (body) => body + note);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
};
const trim = async () => {
  const store = await caches.open(TRANG), found = await store.keys();
  await Promise.all(found.slice(0, Math.max(0, found.length - NHIEU_NHAT)).map((one) => store.delete(one)));
};

self.addEventListener("install", (event) => event.waitUntil(
  Promise.all(NEN.map((path) => keep(KHO, here(path)))).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("cchc-") && name !== KHO && name !== TRANG) await caches.delete(name);
  await self.clients.claim();
})()));
/* Mọi thủ tục được lưu dần, sau khi trang đã tải xong; lỗi thì lần xem sau làm tiếp. */
self.addEventListener("message", (event) => {
  if (event.data !== "luu-thu-tuc") return;
  event.waitUntil((async () => {
    const store = await caches.open(KHO);
    const have = new Set((await store.keys()).map((one) => one.url));
    const todo = THU_TUC.map(here).filter((address) => !have.has(address));
    try { while (todo.length) await Promise.all(todo.splice(0, 4).map((address) => keep(KHO, address))); } catch (_) { /* mất mạng giữa chừng */ }
  })());
});
self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  if (request.mode === "navigate") { event.respondWith(page(request, address)); return; }
  if (/\/assets\/[^/]+\.[0-9a-f]{10}\.\w+$/.test(address.pathname)) event.respondWith(asset(request));
  else if (address.pathname.endsWith("/tim-kiem/chi-muc.js")) event.respondWith(fetch(request).catch(async () => await caches.match(address.origin + address.pathname) || Response.error()));
});
const asset = async (request) => {
  const saved = await caches.match(request.url);
  if (saved) return saved;
  const answer = await fetch(request);
  if (answer.ok && /\.(css|js|woff2|svg)$/.test(new URL(request.url).pathname)) await (await caches.open(TRANG)).put(request.url, answer.clone());
  return answer;
};
const page = async (request, address) => {
  const plain = address.origin + address.pathname;
  try {
    /* no-cache: bản trình duyệt tự nhớ có thể cũ mà không nói ra, nên luôn hỏi lại máy chủ. */
    const answer = await Promise.race([fetch(request.url, { cache: "no-cache" }), new Promise((_, fail) => setTimeout(fail, CHO))]);
    if (answer.redirected) return Response.redirect(answer.url);
    if (answer.ok && !address.search) {
      const store = await caches.open(TRANG);
      await store.delete(plain);
      await store.put(plain, await dated(answer.clone()));
      await trim();
    }
    return answer;
  } catch (error) {
    const saved = await caches.match(plain, { cacheName: TRANG }) || await caches.match(plain, { cacheName: KHO }) || await caches.match(here("ngoai-tuyen/"));
    return saved ? noticed(saved) : Response.error();
  }
};
