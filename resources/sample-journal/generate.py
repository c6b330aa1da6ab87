#!/usr/bin/env python3
"""Writes sample-journal.csv: ten months of an invented Indian trader, in the project's own CSV format.

Seeded, so that the same script writes the same file: python3 generate.py
Prices come from one simulated minute path per instrument and day; a trade leaves where its stop, its target or the
clock meets that path. Costs follow the published charges of a discount broker. No real person, order or quote.
"""
import csv
import math
import random
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from texts import EMOTIONS, MISTAKES, NOTES, SETUPS

COLUMNS = (
    "id,account,accountBroker,accountNumber,accountCurrency,accountMatching,accountMayBeShort,symbol,class,currency,"
    "multiplier,tick,expiry,strike,right,side,quantity,price,time,timePrecision,effect,product,venue,accountRate,"
    "externalId,commission,exchange,regulatory,taxes,funding,other,costCurrency,position,byHand,notes,tags,"
    "initialStop,stop,target,stars,playbook,openingPrice,mae,mfe,emotion,reviewed,mistakes").split(",")
FIRST_DAY, LAST_DAY = date(2026, 1, 5), date(2026, 10, 30)
HOLIDAYS = {date(2026, 1, 26), date(2026, 3, 3), date(2026, 3, 26), date(2026, 4, 3), date(2026, 4, 14),
            date(2026, 5, 1), date(2026, 5, 28), date(2026, 6, 26), date(2026, 9, 14), date(2026, 10, 2),
            date(2026, 10, 20)}
MINUTES = 375  # 09:15 to 15:30
SQUARE_OFF = 362
TICK = Decimal("0.05")
# symbol: (price on the first day, volatility of a day)
STOCKS = {"RELIANCE": (1560, .013), "HDFCBANK": (990, .011), "ICICIBANK": (1380, .012), "INFY": (1620, .015),
          "SBIN": (985, .014), "AXISBANK": (1230, .014), "BHARTIARTL": (2100, .012), "LT": (4050, .013),
          "MARUTI": (16500, .014), "SUNPHARMA": (1740, .012), "TITAN": (4000, .014), "BAJFINANCE": (990, .017),
          "HAL": (4400, .021), "BEL": (400, .020), "TRENT": (4200, .023), "DIXON": (12500, .024),
          "POLYCAB": (7500, .019), "CDSL": (1500, .024)}
INDICES = {"NIFTY": (26100, .0085), "BANKNIFTY": (59600, .010)}
# index: (lot, strike step, implied volatility)
OPTIONS = {"NIFTY": (65, 50, .125), "BANKNIFTY": (30, 100, .145)}
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

rng = random.Random(20260011)


def trading_days():
    day, days = FIRST_DAY, []
    while day <= LAST_DAY:
        if day.weekday() < 5 and day not in HOLIDAYS:
            days.append(day)
        day += timedelta(days=1)
    return days


def minute_paths(days, start, volatility):
    """day -> prices of its minutes: a gap at the open, then a random walk that trends a little within the day."""
    level, paths = start, {}
    for day in days:
        level *= math.exp(rng.gauss(0.0001, volatility * 0.35))
        trend = rng.gauss(0, volatility * 0.75) / MINUTES
        step = volatility * 0.62 / math.sqrt(MINUTES)
        path = [level]
        for _ in range(MINUTES - 1):
            path.append(path[-1] * math.exp(rng.gauss(trend, step)))
        paths[day], level = path, path[-1]
    return paths


def option_price(spot, strike, years, volatility, is_call):
    """Black and Scholes without interest."""
    spread = volatility * math.sqrt(max(years, 1e-6))
    d1 = math.log(spot / strike) / spread + spread / 2
    normal = lambda x: 0.5 * (1 + math.erf(x / math.sqrt(2)))
    call = spot * normal(d1) - strike * normal(d1 - spread)
    return call if is_call else call - spot + strike


def to_tick(price):
    steps = (Decimal(repr(price)) / TICK).quantize(Decimal(1), ROUND_HALF_EVEN)
    return max(steps, Decimal(1)) * TICK


def paise(amount):
    return amount.quantize(Decimal("0.01"), ROUND_HALF_EVEN)


class Contract:
    """What is traded: its columns, its path and how its costs are reckoned."""

    def __init__(self, symbol, prices, kind, product, venue, lot=1, expiry=None, strike=None, right=""):
        self.symbol, self.prices, self.kind, self.product, self.venue = symbol, prices, kind, product, venue
        self.lot, self.expiry, self.strike, self.right = lot, expiry, strike, right

    def costs(self, is_buy, value, order_share):
        """Commission, exchange, regulatory, taxes, depository of one fill; order_share of its order's fixed fee."""
        rate = Decimal
        if self.kind == "option":
            brokerage, turnover = rate(20) * order_share, rate("0.0003503")
            duty = rate("0.00003") if is_buy else rate("0.001")
        elif self.product == "MIS":
            brokerage, turnover = min(value * rate("0.0003"), rate(20) * order_share), rate("0.0000297")
            duty = rate("0.00003") if is_buy else rate("0.00025")
        else:
            brokerage, turnover = rate(0), rate("0.0000297")
            duty = rate("0.00115") if is_buy else rate("0.001")
        exchange, regulatory = value * turnover, value * rate("0.000001")
        service_tax = (brokerage + exchange + regulatory) * rate("0.18")
        depository = rate("15.34") * order_share if self.product == "CNC" and not is_buy else rate(0)
        return [paise(x) for x in (brokerage, exchange, regulatory, service_tax + value * duty, depository)]


def weekly_option(index, day, spot_path, is_call, steps_away):
    """The nearest NIFTY week (expiring Tuesday) or BANKNIFTY month (its last Tuesday), two days away at least."""
    lot, step, volatility = OPTIONS[index]
    expiry = day + timedelta(days=2)
    while expiry.weekday() != 1 or (index == "BANKNIFTY" and (expiry + timedelta(days=7)).month == expiry.month):
        expiry += timedelta(days=1)
    strike = round(spot_path[0] / step) * step + (steps_away if is_call else -steps_away) * step
    right = "CE" if is_call else "PE"
    last_of_month = (expiry + timedelta(days=7)).month != expiry.month
    series = MONTHS[expiry.month - 1] if last_of_month else "%s%02d" % ("123456789OND"[expiry.month - 1], expiry.day)
    prices = []
    for minute, spot in enumerate(spot_path):
        days_left = (expiry - day).days + (MINUTES - minute) / MINUTES
        prices.append(option_price(spot, strike, days_left / 365, volatility, is_call))
    return Contract(f"{index}{expiry:%y}{series}{strike}{right}", {day: prices}, "option", "NRML", "NFO", lot, expiry,
                    strike, "call" if is_call else "put")


class Trade:
    """One plan carried out on the path: entries, a stop that may be moved, exits."""

    def __init__(self, contract, days, direction, setup, start, stop_share, reward, risk, may_stay=False):
        self.contract, self.direction, self.setup, self.may_stay = contract, direction, setup, may_stay
        self.fills = []  # (moment, is_buy, quantity, price)
        self.worst = self.best = 0.0  # open profit
        entry = contract.prices[days[0]][start]
        distance = entry * stop_share
        self.initial_stop = to_tick(entry - direction * distance)
        self.stop = self.initial_stop
        self.target = to_tick(entry + direction * distance * reward)
        lots = max(1, int(risk / distance / contract.lot))
        most = 900_000 if contract.product == "MIS" else 260_000
        self.quantity = max(1, min(lots, int(most / entry / contract.lot))) * contract.lot
        self.is_open = False
        moment = self._enter(days[0], start)
        self._leave(days, moment, distance)

    def _add(self, day, minute, is_entry, quantity):
        moment = datetime(day.year, day.month, day.day, 9, 15) + timedelta(minutes=minute, seconds=rng.randrange(58))
        if self.fills and moment <= self.fills[-1][0]:
            moment = self.fills[-1][0] + timedelta(seconds=1 + rng.randrange(3))
        slip = 1 + self.direction * (1 if is_entry else -1) * abs(rng.gauss(0, 0.0002))
        price = to_tick(self.contract.prices[day][minute] * slip)
        self.fills.append((moment, (self.direction > 0) == is_entry, quantity, price))

    def _parts(self, quantity, weights):
        lots, count = quantity // self.contract.lot, rng.choices((1, 2, 3), weights)[0]
        count = min(count, lots)
        parts = [lots // count] * count
        parts[-1] += lots - sum(parts)
        return [part * self.contract.lot for part in parts]

    def _enter(self, day, minute):
        for part in self._parts(self.quantity, (68, 26, 6)):
            self._add(day, minute, True, part)
            minute = min(minute + rng.choice((0, 0, 1, 2)), SQUARE_OFF - 2)
        return minute

    def _leave(self, days, first_minute, distance):
        entry = float(self.fills[0][3])
        left, halved = self.quantity, False
        for index, day in enumerate(days):
            for minute in range(first_minute + 1 if index == 0 else 0, MINUTES):
                gain = (self.contract.prices[day][minute] - entry) * self.direction
                self.worst, self.best = min(self.worst, gain * left), max(self.best, gain * left)
                last_call = index == len(days) - 1 and minute >= SQUARE_OFF and not self.may_stay
                stopped = gain <= float(self.stop - self.fills[0][3]) * self.direction
                if stopped or gain >= abs(float(self.target) - entry) or last_call:
                    for part in self._parts(left, (76, 20, 4)):
                        self._add(day, minute, False, part)
                    return
                if not halved and gain >= 1.1 * distance and left >= 2 * self.contract.lot and rng.random() < 0.03:
                    half = left // self.contract.lot // 2 * self.contract.lot
                    self._add(day, minute, False, half)
                    left, halved, self.stop = left - half, True, self.fills[0][3]
        self.is_open = True

    def gross(self):
        return sum((-1 if buy else 1) * quantity * price for _, buy, quantity, price in self.fills)

    def risked(self):
        return abs(self.fills[0][3] - self.initial_stop) * self.quantity


def take_trade(paths, days, index):
    """One trade begun on that day, as this trader would choose it."""
    day = days[index]
    kind = rng.choices(("intraday", "swing", "option"), (52, 20, 28))[0]
    risk = rng.uniform(1800, 3600)
    if kind == "option":
        name = rng.choices(("NIFTY", "BANKNIFTY"), (68, 32))[0]
        contract = weekly_option(name, day, paths[name][day], rng.random() < 0.55, rng.choice((0, 0, 1, 2)))
        setup = rng.choice(("Opening range", "Trend day", "Expiry fade"))
        return Trade(contract, [day], 1, setup, rng.randrange(12, 255), rng.uniform(.16, .26), rng.uniform(1.6, 2.6),
                     risk)
    symbol = rng.choice(list(STOCKS))
    volatility = STOCKS[symbol][1]
    if kind == "swing":
        length = rng.randrange(4, 18)
        held = days[index:index + length]
        contract = Contract(symbol, paths[symbol], "stock", "CNC", "NSE")
        setup = rng.choice(("Breakout", "Pullback", "Earnings drift"))
        return Trade(contract, held, 1, setup, rng.randrange(20, 350), volatility * rng.uniform(1.5, 2.4),
                     rng.uniform(1.8, 3), risk, may_stay=len(held) < length)
    contract = Contract(symbol, paths[symbol], "stock", "MIS", "NSE")
    setup = rng.choice(("Opening range", "Breakout", "Pullback", "VWAP reversal"))
    direction = 1 if rng.random() < 0.6 else -1
    return Trade(contract, [day], direction, setup, rng.randrange(6, 270), volatility * rng.uniform(.28, .5),
                 rng.uniform(1.5, 2.6), risk)


def all_trades():
    days = trading_days()
    paths = {name: minute_paths(days, *start) for name, start in {**STOCKS, **INDICES}.items()}
    trades, busy = [], {}
    for index, day in enumerate(days):
        june_slump = day.month == 6
        for _ in range(rng.choices((0, 1, 2, 3), (38, 42, 16, 4))[0]):
            trade = take_trade(paths, days, index)
            # A slight edge: some of the losers are not taken; in June the trader presses instead.
            if trade.gross() < 0 and rng.random() < (0.0 if june_slump else 0.17):
                trade = take_trade(paths, days, index)
            if trade.fills[0][0].date() <= busy.get(trade.contract.symbol, date.min):
                continue  # one position of a symbol at a time
            busy[trade.contract.symbol] = LAST_DAY if trade.is_open else trade.fills[-1][0].date()
            trades.append(trade)
    return trades


def annotate(trade, row, number):
    """The trader's own words on the opening fill: most trades have a plan, many a tag, some a note."""
    gain = trade.gross()
    r = float(gain / trade.risked()) if trade.risked() else 0
    outcome = "open" if trade.is_open else "win" if r > 0.25 else "loss" if r < -0.25 else "flat"
    row["tags"] = ";".join([trade.setup] + [tag for tag, chance in SETUPS[trade.setup] if rng.random() < chance])
    row["playbook"] = trade.setup if rng.random() < 0.85 else ""
    if rng.random() < 0.88:
        row["initialStop"], row["stop"] = trade.initial_stop, trade.stop
        row["target"] = trade.target if rng.random() < 0.8 else ""
    if outcome == "loss" and rng.random() < 0.4:
        row["mistakes"] = rng.choice(MISTAKES)
    if rng.random() < 0.42:
        row["notes"] = rng.choice(NOTES[trade.setup] + NOTES[outcome])
    if outcome != "open":
        row["mae"], row["mfe"] = (paise(Decimal(repr(extreme))) for extreme in (trade.worst, trade.best))
    if outcome != "open" and rng.random() < 0.6:
        weights = (4, 4, 2, 0, 0) if row.get("mistakes") else (1, 2, 4, 4, 2)
        row["stars"] = rng.choices((1, 2, 3, 4, 5), weights)[0]
        row["emotion"] = rng.choice(EMOTIONS[outcome])
        row["reviewed"] = "true" if number < 150 else ""


def rows_of(trade, number):
    contract, rows = trade.contract, []
    orders = {is_buy: sum(1 for fill in trade.fills if fill[1] == is_buy) for is_buy in (True, False)}
    for moment, is_buy, quantity, price in trade.fills:
        costs = contract.costs(is_buy, price * quantity, Decimal(1) / orders[is_buy])
        row = {"account": "Sample account", "accountBroker": "Sample", "accountCurrency": "INR",
               "accountMatching": "fifo", "symbol": contract.symbol, "class": contract.kind,
               "currency": "INR", "multiplier": 1, "tick": TICK, "expiry": contract.expiry or "",
               "strike": contract.strike or "", "right": contract.right,
               "side": "buy" if is_buy else "sell", "quantity": quantity, "price": price,
               "time": (moment - timedelta(hours=5, minutes=30)).strftime("%Y-%m-%dT%H:%M:%SZ"),
               "timePrecision": "second", "effect": "unknown", "product": contract.product, "venue": contract.venue}
        row.update(zip(("commission", "exchange", "regulatory", "taxes", "other"), costs))
        rows.append(row)
    annotate(trade, rows[0], number)
    return rows


def main():
    trades = all_trades()
    rows = [row for number, trade in enumerate(trades) for row in rows_of(trade, number)]
    rows.sort(key=lambda row: row["time"])
    for number, row in enumerate(rows):
        row["externalId"] = 40_100_311 + number * 1_037
    target = Path(__file__).with_name("sample-journal.csv")
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    closed = [trade for trade in trades if not trade.is_open]
    wins = sum(1 for trade in closed if trade.gross() > 0)
    costs = sum(row[key] for row in rows for key in ("commission", "exchange", "regulatory", "taxes", "other"))
    print(f"{len(rows)} fills, {len(trades)} trades, {len(trades) - len(closed)} open, {wins} of {len(closed)} won, "
          f"gross {sum(trade.gross() for trade in closed)}, costs {costs}")


if __name__ == "__main__":
    main()
