# make site   - dựng chuyên mục từ content/ vào site/ (tự chuẩn bị mọi thứ cần thiết)
# make test   - chạy toàn bộ kiểm thử, kể cả kiểm thử trên trình duyệt Chromium
# make serve  - xem thử, tự nạp lại khi lưu tệp
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test bench lint golden lock clean
site: $(VENV)/site.stamp
	$(BIN)/cchc build

serve: $(VENV)/site.stamp
	$(BIN)/mkdocs serve

test: $(VENV)/test.stamp $(VENV)/node.stamp lint
	scripts/with-tools $(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/test.stamp
	$(BIN)/pip install --quiet --require-hashes -r requirements-bench.lock
	$(BIN)/python -m compileall -q plugins
	$(BIN)/python -m benchmarks.run --growth 1000,4000,20000 --growth-peers ours,hugo

# Ghi lại các tệp mẫu (docs/du-lieu.md, tests/golden/) sau khi đã xem kỹ khác biệt.
golden: $(VENV)/test.stamp
	$(BIN)/python -m tests.golden

# Cập nhật các tệp khóa phiên bản từ pyproject.toml.
lock: $(VENV)/test.stamp
	scripts/lock

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Cần Python 3.11 trở lên; đặt PYTHON=/đường/dẫn/python3.11 rồi chạy lại.'; exit 1; }
	$(PYTHON) -m venv $(VENV) || { echo 'Không tạo được môi trường Python; trên Debian, Ubuntu hãy cài gói python3-venv.'; exit 1; }
	touch $@

$(VENV)/site.stamp: requirements.lock pyproject.toml | $(VENV)/python.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q plugins
	touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml | $(VENV)/site.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# Chương trình đọc nguồn tin của bên thứ ba, chỉ dùng để kiểm thử; máy không có Node thì bỏ qua.
$(VENV)/node.stamp: tests/node/package-lock.json | $(VENV)/python.stamp
	@if command -v npm >/dev/null 2>&1; then npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error; fi
	touch $@

clean:
	rm -rf site .cache build
