/* Chạy trước khi vẽ trang: áp dụng nền sáng hoặc tối mà người đọc đã chọn, để trang không nháy. */
try { const m = localStorage.getItem("cchc-mau"); if (m) document.documentElement.dataset.mdColorScheme = m; } catch (_) { /* trình duyệt chặn lưu trữ: theo hệ thống */ }
