"""A mail server for tests: takes mails as any other does and keeps each as a file of JSON.

smtp_server.py PORT FOLDER [--tls CERTIFICATE KEY] [--at-once] [--user NAME PASSWORD]

Whom a mail is for decides what becomes of it: refused@ is nobody here, later@ is busy, rejected@ does not like
the message, slow@ waits for a file FOLDER/go before it says yes. The sender stranger@ is not served.
"""
import argparse
import asyncio
import json
import os
import signal
import ssl
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Keeper:
    def __init__(self, folder):
        self.folder = folder

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("stranger@"):
            return "550 5.7.1 We do not know you"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 Nobody of that name here"
        if address.startswith("later@"):
            return "451 4.3.0 Busy, try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("rejected@"):
            return "554 5.6.0 We do not take this"
        while envelope.rcpt_tos[0].startswith("slow@") and not os.path.exists(self.folder + "/go"):
            self.note("holding")
            await asyncio.sleep(0.02)
        self.keep(server, session, envelope)
        return "250 OK"

    def note(self, name):
        with open(f"{self.folder}/{name}", "w", encoding="ascii"):
            pass

    def keep(self, server, session, envelope):
        name = f"{self.folder}/{time.time_ns()}"
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos,
                       "secure": server.transport.get_extra_info("sslcontext") is not None,
                       "authenticated": bool(session.authenticated),
                       "message": envelope.original_content.decode("latin-1")}, file)
        os.rename(name + ".part", name + ".json")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("folder")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--at-once", action="store_true")  # smtps, instead of STARTTLS
    parser.add_argument("--user", nargs=2)
    wanted = parser.parse_args()
    options = {}
    if wanted.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*wanted.tls)
        if wanted.at_once:
            options.update(ssl_context=context)
        else:
            options.update(tls_context=context, require_starttls=True)
    if wanted.user:
        def authenticate(server, session, envelope, mechanism, data):
            known = [data.login.decode(), data.password.decode()] == wanted.user
            return AuthResult(success=known, handled=known)
        options.update(authenticator=authenticate, auth_required=True)
    Controller(Keeper(wanted.folder), hostname="127.0.0.1", port=wanted.port, **options).start()
    signal.pause()


main()
