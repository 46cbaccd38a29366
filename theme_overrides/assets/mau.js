/* Chạy trước khi vẽ trang: áp dụng nền, cỡ chữ, độ tương phản mà người đọc đã chọn, để trang không nháy. Có JS thì chừa sẵn chỗ cho bộ lọc, kết quả. */
document.documentElement.dataset.js = "1"; // chỗ của bộ lọc được giữ từ đầu, danh sách không bị đẩy xuống
document.documentElement.dataset.js = "1";
if (/[?&]q=./.test(location.search)) document.documentElement.dataset.q = "1";
try {
  const r = document.documentElement.dataset, g = (k) => localStorage.getItem("cchc-" + k);
  if (g("mau")) r.mdColorScheme = g("mau");
  if (g("co")) r.co = g("co");
  if (g("net")) r.net = "1";
} catch (_) { /* trình duyệt chặn lưu trữ: theo hệ thống */ }
