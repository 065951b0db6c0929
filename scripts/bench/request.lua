-- Posts customers' requests to Ingest, no two alike, of four kinds: quoted at 1
-- and at 2 credits, for support, and from the modelling form but taken for support.
local run = os.getenv("BENCH_RUN")
local photo = os.getenv("BENCH_PHOTO")
local bodies = {}
for line in io.lines(os.getenv("BENCH_REQUESTS")) do
    -- As a format: what is a percent sign in the text stays one.
    local body = line:gsub("%%", "%%%%"):gsub("PHOTO", photo):gsub("REFERENCE", "%%s")
    table.insert(bodies, body)
end
local sent = 0

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

function request()
    sent = sent + 1
    local reference = run .. "-" .. sent
    local body = bodies[sent % #bodies + 1]:format(reference, reference)
    return wrk.format(nil, "/webhook/request", nil, body)
end

-- Counted by status: a request that is still running is answered 202.
statuses = {}
function response(status)
    statuses[status] = (statuses[status] or 0) + 1
end

dofile(os.getenv("BENCH_REPORT"))
