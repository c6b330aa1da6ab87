"""A person of the API: registers, signs in again, enters trades, asks."""
import http.client
import json
import random
import time

PASSWORD = "correct horse battery staple"
PER_REQUEST = 500
IDLE_SECONDS = 30  # below the server's patience with an idle connection
SYMBOLS = ["AAPL", "MSFT", "NVDA", "AMZN", "META", "TSLA", "NFLX", "AMD", "INTC", "ORCL"]
TAGS = ["breakout", "reversal", "news", "gap", "trend"]


class Person:
    def __init__(self, port, email):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.last_asked = 0.0
        self.email = email
        self.token = None
        self.ask("POST", "/v1/auth/register", {"email": email, "name": "Bench", "password": PASSWORD}, 201)
        self.sign_in()

    def sign_in(self):
        """Access tokens live fifteen minutes."""
        reply = self.ask("POST", "/v1/auth/login", {"email": self.email, "password": PASSWORD}, 200)
        self.token = reply["accessToken"]

    def headers(self):
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def ask(self, method, path, body=None, expected=200):
        headers = self.headers()
        if time.monotonic() - self.last_asked > IDLE_SECONDS:
            self.connection.close()  # the next request opens it again
        self.last_asked = time.monotonic()
        text = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            text = json.dumps(body)
        self.connection.request(method, path, text, headers)
        reply = self.connection.getresponse()
        content = reply.read()
        if reply.status != expected:
            raise SystemExit(f"{method} {path}: {reply.status} {content[:500].decode()}")
        return json.loads(content) if content else None

    def enter_trades(self, count, seed):
        """Closed trades over two years, every third with a tag or two, every fourth with a note."""
        dice = random.Random(seed)
        for start in range(0, count, PER_REQUEST):
            trades = [trade(dice) for _ in range(min(PER_REQUEST, count - start))]
            self.ask("POST", "/v1/trades/bulk", {"trades": trades}, 201)


def trade(dice):
    entry = dice.randrange(2_000, 40_000)
    day = f"{dice.choice([2025, 2026])}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    body = {"symbol": dice.choice(SYMBOLS), "side": dice.choice(["long", "short"]), "entryPrice": entry / 100,
            "exitPrice": max(entry + dice.randrange(-900, 1_000), 1) / 100, "quantity": dice.randrange(1, 500),
            "fees": dice.randrange(0, 500) / 100, "entryTimestamp": f"{day}T{dice.randrange(8, 15):02}:30:00Z",
            "exitTimestamp": f"{day}T{dice.randrange(15, 20):02}:{dice.randrange(60):02}:00Z"}
    if dice.randrange(3) == 0:
        body["tags"] = dice.sample(TAGS, dice.randrange(1, 3))
    if dice.randrange(4) == 0:
        body["notes"] = "Entered on the retest, left a third too early; the plan said to wait for the close."
    return body
