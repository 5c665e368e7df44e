#!/usr/bin/env python3
"""Recomputes an opened draw (protocol mingqian/1) from its bundle, with Python's standard library only.

    python3 verify.py BUNDLE.json [COMMITMENT-HASH]

Written from the protocol's text alone (docs/protocol.md), apart from the TypeScript of this repository, so that two
implementations have to agree. Exit status: 0 the draw holds, 1 it does not, 2 the file is no bundle.
"""

import hashlib
import json
import sys


# --- The hashes of the two suites (protocol 1) ---

def sm3(data):
    """GB/T 32905-2016; Python's own where its OpenSSL has it."""
    try:
        return hashlib.new("sm3", data).digest()
    except ValueError:
        return own_sm3(data)


def own_sm3(data):
    mask = 0xFFFFFFFF
    rotl = lambda x, n: ((x << n % 32) | (x >> (32 - n % 32))) & mask if n % 32 else x
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for at in range(0, len(padded), 64):
        w = [int.from_bytes(padded[at + 4 * i:at + 4 * i + 4], "big") for i in range(16)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rotl(w[j - 3], 15)
            w.append(x ^ rotl(x, 15) ^ rotl(x, 23) ^ rotl(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            t = 0x79CC4519 if j < 16 else 0x7A879D8A
            ss1 = rotl((rotl(a, 12) + e + rotl(t, j)) & mask, 7)
            ss2 = ss1 ^ rotl(a, 12)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) & mask
            tt2 = (gg + h + ss1 + w[j]) & mask
            a, b, c, d = tt1, a, rotl(b, 9), c
            e, f, g, h = tt2 ^ rotl(tt2, 9) ^ rotl(tt2, 17), e, rotl(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in v)


HASHES = {"sha256": lambda data: hashlib.sha256(data).digest(), "sm3": sm3}


# --- Canonical JSON (RFC 8785) of the values that the protocol has: no floats ---

def jcs(value):
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise ValueError("an integer is too large")
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    if isinstance(value, dict):
        # By UTF-16 code units.
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(jcs(name) + ":" + jcs(value[name]) for name in names) + "}"
    raise ValueError("a number is not an integer")


# --- The draw ---

class Draw:
    def __init__(self, bundle):
        self.bundle = bundle
        self.commitment = bundle["commitment"]
        self.hash = HASHES[self.commitment["suite"]]

    def doc(self, value):
        return self.hash(jcs(value).encode()).hex()

    def tree(self, leaves):
        """Merkle tree hash (RFC 6962 2.1), in hex."""
        level = [self.hash(b"\0" + jcs(leaf).encode()) for leaf in leaves]
        if not level:
            return self.hash(b"").hex()
        while len(level) > 1:
            pairs = [self.hash(b"\1" + a + b) for a, b in zip(level[::2], level[1::2])]
            level = pairs + level[len(pairs) * 2:]
        return level[0].hex()

    def ticket(self, *parts):
        return self.hash("/".join([self.seed, *map(str, parts)]).encode())

    def pool_root(self):
        pool = self.bundle["pool"]
        by_id = lambda entry: entry["id"].encode()
        return self.tree(
            [{"facility": each} for each in sorted(pool["facilities"], key=by_id)]
            + [{"inspector": each} for each in sorted(pool["inspectors"], key=by_id)]
        )

    def recompute_seed(self):
        return self.doc({
            "beacon": {key: self.bundle["beacon"][key] for key in ("source", "round", "value")},
            "commitment": self.doc(self.commitment),
            "secrets": self.bundle["secrets"],
        })

    def best_ticket(self, facility):
        return min(self.ticket("facility", facility["id"], ball) for ball in range(1, facility["balls"] + 1))

    def draw(self):
        """Protocol 4: lots in drawing order, and each stratum's reserves."""
        pool = self.bundle["pool"]
        self.facility = {each["id"]: each for each in pool["facilities"]}
        self.load = {each["id"]: each["load"] for each in pool["inspectors"]}
        self.candidates = {}
        drawn, self.reserves = [], {}
        for stratum in self.commitment["strata"]:
            ranked = sorted(
                (each for each in pool["facilities"] if each["stratum"] == stratum["id"]),
                key=lambda each: (self.best_ticket(each), each["id"].encode()),
            )
            drawn += ranked[:stratum["quota"]]
            self.reserves[stratum["id"]] = [each["id"] for each in ranked[stratum["quota"]:]]
        choice = [len(set().union(*self.eligible(each))) for each in drawn]
        teams = [None] * len(drawn)
        for at in sorted(range(len(drawn)), key=lambda at: (choice[at], at)):
            teams[at] = self.staff(drawn[at])
        return [self.lot(at, each["id"], each["stratum"], teams[at]) for at, each in enumerate(drawn)]

    def lot(self, index, facility, stratum, team):
        salt = self.ticket("salt", index, facility).hex()
        return {"index": index, "facility": facility, "stratum": stratum, "team": team, "salt": salt}

    def eligible(self, facility):
        """For each seat, the ids of those who may take it."""
        key = facility["id"]
        if key not in self.candidates:
            self.candidates[key] = [
                [
                    each["id"]
                    for each in self.bundle["pool"]["inspectors"]
                    if seat["tag"] in each["tags"]
                    and (not each["areas"] or facility["area"] in each["areas"])
                    and facility["id"] not in each["avoid"]
                ]
                for seat in self.commitment["seats"]
            ]
        return self.candidates[key]

    @staticmethod
    def fillable(seats, taken):
        """Whether different people can take all these seats (augmenting paths)."""
        seat_of = {}

        def place(seat, tried):
            for person in seats[seat]:
                if person in taken or person in tried:
                    continue
                tried.add(person)
                if person not in seat_of or place(seat_of[person], tried):
                    seat_of[person] = seat
                    return True
            return False

        return all(place(seat, set()) for seat in range(len(seats)))

    def preference(self, facility, role):
        return lambda person: (
            self.load[person],
            self.ticket("inspector", facility["id"], role, person),
            person.encode(),
        )

    def staff(self, facility):
        eligible = self.eligible(facility)
        if not self.fillable(eligible, set()):
            return []
        team = []
        for at, seat in enumerate(self.commitment["seats"]):
            on_team = {each["inspector"] for each in team}
            for person in sorted(
                (each for each in eligible[at] if each not in on_team),
                key=self.preference(facility, seat["role"]),
            ):
                if self.fillable(eligible[at + 1:], on_team | {person}):
                    team.append({"role": seat["role"], "inspector": person})
                    break
        for each in team:
            self.load[each["inspector"]] += 1
        return team

    def amend(self, lots):
        """Protocol 5: the lots that the amendments make; None if one of them can't be carried out."""
        lots = list(lots)
        line_of, newest, off, amended = {}, {}, {}, []
        for amendment in self.bundle["amendments"]:
            line = line_of.get(amendment["index"], amendment["index"])
            if not 0 <= line < len(lots):
                return None
            lot = newest.get(line, lots[line])
            if amendment["kind"] == "facility":
                if not self.reserves[lot["stratum"]]:
                    return None
                facility = self.reserves[lot["stratum"]].pop(0)
                for member in lot["team"]:
                    self.load[member["inspector"]] -= 1
                team = self.staff(self.facility[facility])
            else:
                facility = lot["facility"]
                leaving = [each for each in lot["team"] if each["role"] == amendment["role"]]
                if not leaving:
                    return None
                seat = [each["role"] for each in self.commitment["seats"]].index(amendment["role"])
                barred = off.setdefault(line, set()) | {each["inspector"] for each in lot["team"]}
                free = [each for each in self.eligible(self.facility[facility])[seat] if each not in barred]
                if not free:
                    return None
                taking = min(free, key=self.preference(self.facility[facility], amendment["role"]))
                self.load[taking] += 1
                self.load[leaving[0]["inspector"]] -= 1
                off[line].add(leaving[0]["inspector"])
                team = [
                    {"role": each["role"], "inspector": taking if each is leaving[0] else each["inspector"]}
                    for each in lot["team"]
                ]
            index = len(lots)
            new = {**self.lot(index, facility, lot["stratum"], team), "replaces": lot["index"]}
            lots.append(new)
            amended.append(new)
            line_of[index], newest[line] = line, new
        return amended


def checks(bundle, expected=None):
    """Each check's name and whether it holds."""
    draw = Draw(bundle)
    commitment, pool, result = bundle["commitment"], bundle["pool"], bundle["result"]
    if expected is not None:
        yield "commitment", draw.doc(commitment) == expected
    yield "pool", (
        draw.pool_root() == commitment["pool"]["root"]
        and len(pool["facilities"]) == commitment["pool"]["facilities"]
        and len(pool["inspectors"]) == commitment["pool"]["inspectors"]
        and all(len({each["id"] for each in part}) == len(part) for part in pool.values())
    )
    yield "secrets", [draw.hash(bytes.fromhex(secret)).hex() for secret in bundle["secrets"]] == [
        each["commitment"] for each in commitment["witnesses"]
    ]
    yield "beacon", all(bundle["beacon"][key] == commitment["beacon"][key] for key in ("source", "round"))
    draw.seed = draw.recompute_seed()
    yield "seed", draw.seed == result["seed"]
    lots = draw.draw()
    yield "lots", lots == result["lots"]
    yield "root", draw.tree(lots) == result["root"] == draw.tree(result["lots"])
    yield "amendments", draw.amend(lots) == bundle["amendedLots"]


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            bundle = json.load(file)
        found = list(checks(bundle, *arguments[1:]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"no bundle of mingqian/1: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    for name, holds in found:
        print(f"{'holds' if holds else 'FAILS'}  {name}")
    return 0 if all(holds for _, holds in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
