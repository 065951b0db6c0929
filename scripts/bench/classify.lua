-- Posts one request to classify, the same each time.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [=[{
    "source": "modelisation",
    "objet": "Chaise en bois avec pieds sculptés",
    "description": "Je voudrais modéliser une chaise en chêne, 45 x 45 x 90 cm, avec quatre pieds sculptés et une assise en cuir.",
    "fichiers": [
        {"name": "chaise-face.jpg", "type": "image/jpeg"},
        {"name": "plan.pdf", "type": "application/pdf"}
    ]
}]=]

dofile(os.getenv("BENCH_REPORT"))
