import json
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from copy_text import copy_text, transform


class Handler(BaseHTTPRequestHandler):
    """GET / says that it is there; POST /transform answers with its body, transformed; POST /copy?key=… copies that
    object, and so does POST /invoke, where Function Compute sends events, with {"key": …} as the event."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/":
            self.answer(200, "ready\n")
        else:
            self.answer(404, "not found\n")

    def do_POST(self):
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        try:
            if url.path == "/transform":
                return self.answer(200, transform(body))
            key = parse_qs(url.query).get("key", [None])[0]
            if url.path == "/invoke":
                key = json.loads(body or "{}").get("key")
                if not key:
                    return self.answer(200, "ready\n")
            if url.path in ("/copy", "/invoke") and key:
                return self.answer(200, json.dumps(copy_text(key, os.environ)) + "\n")
            self.answer(404, "not found\n")
        except Exception as error:
            self.log_error("%s", error)
            self.answer(500, "failed, see the log\n")

    def answer(self, status, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


# Function Compute asks at every address, at port 9000 unless the function says another (CAPort).
server = ThreadingHTTPServer(("0.0.0.0", 9000), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
server.serve_forever()
