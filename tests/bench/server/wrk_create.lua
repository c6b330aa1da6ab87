-- POST /v1/trades, each with figures of its own.
dofile(os.getenv("WRK_REPORT"))

local symbols = { "AAPL", "MSFT", "NVDA", "AMZN", "META", "TSLA", "NFLX", "AMD", "INTC", "ORCL" }
local count = 0

function request()
  count = count + 1
  local minute = count % 60
  local body = string.format(
    '{"symbol": "%s", "side": "long", "entryPrice": %d.25, "exitPrice": %d.75, "quantity": %d, "fees": 1.5, ' ..
    '"entryTimestamp": "2026-03-%02dT14:%02d:00Z", "exitTimestamp": "2026-03-%02dT15:%02d:00Z", "tags": ["bench"]}',
    symbols[count % #symbols + 1], 100 + count % 50, 101 + count % 60, 1 + count % 100, 1 + count % 28, minute,
    1 + count % 28, minute)
  return wrk.format("POST", nil, nil, body)
end
