#include "server/http/wire_reply.h"

#include "server/http/gzip.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace server {

namespace {

bool isCompressible(const QByteArray& contentType) {
    return contentType.startsWith("text/") || contentType.startsWith("application/json") ||
           contentType.startsWith("application/problem+json") || contentType.startsWith("application/yaml") ||
           contentType.startsWith("image/svg+xml");
}

void writeHeader(QByteArray& head, const QByteArray& name, const QByteArray& value) {
    const auto breaks = [](const QByteArray& text) {
        return std::any_of(text.begin(), text.end(),
                           [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    };
    if (breaks(name) || breaks(value)) {
        throw std::logic_error("a header with a line break: " + name.toStdString());
    }
    head += name + ": " + value + "\r\n";
}

/// "Tue, 24 Nov 2026 08:49:37 GMT" (RFC 9110, 5.6.7).
QByteArray httpDate(core::Instant instant) {
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant - day));
    char text[40];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT", kDays[weekday(day).c_encoding()],
                  unsigned(date.day()), kMonths[unsigned(date.month()) - 1], int(date.year()),
                  int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
    return text;
}

/// Compressing a secret beside text the client chose would let a listener guess it by length: what sets a
/// cookie stays as it is.
void compress(Reply& reply) {
    reply.body = gzipped(reply.body);
    reply.headers.push_back({"Content-Encoding", "gzip"});
    for (Header& header : reply.headers) {
        if (header.name == "ETag" && header.value.startsWith('"')) {
            header.value.prepend("W/"); // the same version, other bytes
        }
    }
}

void addDefault(Reply& reply, const char* name, const char* value) {
    if (!reply.hasHeader(name)) {
        reply.headers.push_back({name, value});
    }
}

/// Every reply may be private, and none is ever a page that runs scripts unless its route says so.
void addSecurityHeaders(Reply& reply) {
    addDefault(reply, "Cache-Control", "no-store");
    addDefault(reply, "X-Content-Type-Options", "nosniff");
    addDefault(reply, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    addDefault(reply, "Referrer-Policy", "no-referrer");
}

} // namespace

WireReply wireReply(Reply reply, const ReplyFraming& framing) {
    const bool hasBody = reply.status != 204 && reply.status != 304;
    if (hasBody && isCompressible(reply.contentType) && reply.body.size() >= framing.compressFrom &&
        !reply.hasHeader("set-cookie") && !reply.hasHeader("content-encoding")) {
        addDefault(reply, "Vary", "Accept-Encoding");
        if (framing.mayCompress) {
            compress(reply);
        }
    }
    addSecurityHeaders(reply);

    WireReply wire;
    const auto reason =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(unsigned(reply.status)));
    wire.head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' +
                QByteArray(reason.data(), qsizetype(reason.size())) + "\r\n";
    writeHeader(wire.head, "Date", httpDate(framing.now));
    writeHeader(wire.head, "X-Request-Id", framing.requestId.toLatin1());
    for (const Header& header : reply.headers) {
        writeHeader(wire.head, header.name, header.value);
    }
    if (hasBody) {
        if (!reply.contentType.isEmpty()) {
            writeHeader(wire.head, "Content-Type", reply.contentType);
        }
        writeHeader(wire.head, "Content-Length", QByteArray::number(reply.body.size()));
    }
    if (framing.closes) {
        writeHeader(wire.head, "Connection", "close");
    }
    wire.head += "\r\n";
    wire.body = hasBody && !framing.isHead ? std::move(reply.body) : QByteArray();
    wire.closes = framing.closes;
    return wire;
}

} // namespace server
