# Commands for engineers; `just --list` names them. Each is one of scripts/, so that nothing depends on just.

# Every check and every fast test.
test *arguments:
    scripts/test {{arguments}}

# The slow tests too; a missing system package fails.
test-all:
    KIOSK_TEST_SLOW=1 KIOSK_TEST_ALL=1 scripts/test

# Style, types and import contracts alone.
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/mypy
    .venv/bin/lint-imports

# The kiosk, full screen, with a data folder of its own.
run:
    scripts/kiosk --data .data

# What editors of the content must look at.
check-content:
    scripts/check-content

# How long things take.
bench *arguments:
    scripts/bench {{arguments}}
