-- Ends a run with one line of JSON.
local threads = {}
function setup(thread) table.insert(threads, thread) end

function done(summary, latency)
    local counts = {}
    for _, thread in ipairs(threads) do
        for status, count in pairs(thread:get("statuses") or {}) do
            table.insert(counts, ('"%d":%d'):format(status, count))
        end
    end
    local errors = summary.errors
    io.write(("\nREPORT {\"requests\":%d,\"seconds\":%f,\"p50_ms\":%f,\"p99_ms\":%f,\"failed\":%d,\"statuses\":{%s}}\n"):format(
        summary.requests, summary.duration / 1e6,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout,
        table.concat(counts, ",")))
end
