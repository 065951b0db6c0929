-- Posts customers' requests to Ingest, no two alike, of every kind that the
-- pipeline tells apart: quoted at 1 and at 2 credits, incomplete, support.
local kinds = {
    {
        source = "modelisation",
        objet = "Boîte de rangement",
        description = "Une boîte de rangement simple, unie, 30 x 20 x 15 cm, en bois clair.",
        file = true,
    },
    {
        source = "modelisation",
        objet = "Chaise en chêne",
        description = "Une chaise avec quatre pieds sculptés, une assise en cuir, 45 x 45 x 90 cm.",
        file = true,
    },
    {
        source = "modelisation",
        objet = "Modélisation d'un objet",
        description = "Je voudrais créer cet objet en 3D.",
    },
    {
        source = "contact",
        objet = "Problème de paiement",
        description = "Mon paiement a été refusé hier soir, pouvez-vous regarder ?",
    },
}
local body = [[{"source":"%s","objet":"%s","description":"%s Référence %s.",]] ..
    [["user_email":"client-%s@example.com"%s}]]
local file = [=[,"fichiers":[{"name":"photo.png","url":"%s"}]]=]
local run = os.getenv("BENCH_RUN")
local photo = os.getenv("BENCH_PHOTO")
local sent = 0

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

function request()
    sent = sent + 1
    local kind = kinds[sent % #kinds + 1]
    local reference = run .. "-" .. sent
    return wrk.format(nil, "/webhook/request", nil, body:format(
        kind.source, kind.objet, kind.description, reference, reference,
        kind.file and file:format(photo) or ""))
end

-- Counted by status: a request that is still running is answered 202.
statuses = {}
function response(status)
    statuses[status] = (statuses[status] or 0) + 1
end

dofile(os.getenv("BENCH_REPORT"))
