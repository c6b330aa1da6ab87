// Arbitrary bytes as an HTTP request, a JSON body, a target with its query, a cursor and the small headers.
// The first byte chooses. A request must be read alike however its bytes come in pieces, or two readers could
// disagree on where the next one begins.
#include "server/http/body_fields.h"
#include "server/http/conditional.h"
#include "server/http/cursor.h"
#include "server/http/gzip.h"
#include "server/http/message_parser.h"
#include "server/http/paging.h"
#include "server/http/request_id.h"
#include "server/http/target.h"

#include <cstdlib>

namespace {

using namespace server;

void insist(bool holds) {
    if (!holds) {
        std::abort();
    }
}

struct ReadMessage {
    bool isRead = false;
    QByteArray body;
    qsizetype size = 0; ///< of the whole message

    friend bool operator==(const ReadMessage&, const ReadMessage&) = default;
};

ReadMessage readMessage(const QByteArray& bytes, qsizetype piece) {
    MessageParser parser;
    const size_t headSize = MessageParser::headSize({bytes.data(), size_t(bytes.size())});
    if (headSize == 0 || !parser.readHead({bytes.data(), headSize}, 100)) {
        return {};
    }
    parser.limitBody(4096);
    auto taken = qsizetype(headSize); // taken by the parser
    auto came = taken;                // come so far
    while (!parser.isDone()) {
        const auto read = parser.readBody({bytes.data() + taken, size_t(came - taken)});
        if (!read) {
            return {};
        }
        taken += qsizetype(*read);
        if (!parser.isDone() && came == bytes.size()) {
            return {};
        }
        came = std::min(bytes.size(), came + piece);
    }
    return {true, parser.takeBody(), taken};
}

void fuzzMessage(const QByteArray& bytes) {
    const ReadMessage whole = readMessage(bytes, bytes.size());
    for (const qsizetype piece : {1, 2, 5, 17}) {
        insist(readMessage(bytes, piece) == whole);
    }
}

void fuzzBody(const QByteArray& bytes) {
    Request request;
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = bytes;
    Outcome<BodyFields> body = BodyFields::of(request);
    if (!body) {
        return;
    }
    (void)body->optionalText(u"a");
    (void)body->optionalDecimal(u"b", DecimalRule::Positive);
    (void)body->optionalInstant(u"c");
    (void)body->optionalDay(u"d");
    (void)body->optionalId<core::TagId>(u"e");
    (void)body->texts(u"f", 5);
    (void)body->optionalWhole(u"g", {.least = 0, .most = 9});
    for (BodyFields* item : body->objects(u"h", {.least = 0, .most = 5})) {
        (void)item->decimal(u"b");
    }
    (void)body->finish().ok();
}

void fuzzTarget(const QByteArray& bytes) {
    const Outcome<Target> target = readTarget(bytes);
    if (!target) {
        return;
    }
    for (const QString& segment : target->segments) {
        insist(segment != QLatin1String("..") && !segment.contains(u'/') && !segment.contains(u'\0'));
    }
    Request request;
    request.query = target->query;
    QueryFields query(request);
    const PageRequest page = readPage(query);
    insist(page.limit >= 1 && page.limit <= kMostPerPage && page.offset() >= 0);
    (void)query.decimal(u"a");
    (void)query.instant(u"b");
    (void)query.finish().ok();
}

void fuzzSmallHeaders(const QByteArray& bytes) {
    Request request;
    request.headers.push_back({"Cookie", bytes});
    request.headers.push_back({"If-Match", bytes});
    request.headers.push_back({"Idempotency-Key", bytes});
    (void)request.cookie("a");
    (void)requireMatch(request, 7).ok();
    (void)idempotencyKey(request).ok();
    (void)acceptsGzip(bytes);
    insist(requestIdFrom(bytes).size() <= 64);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    if (size == 0) {
        return 0;
    }
    const QByteArray rest(reinterpret_cast<const char*>(bytes + 1), qsizetype(size - 1));
    static const CursorSeal kSeal(QByteArray(32, 'k'));
    switch (bytes[0] % 5) {
    case 0:
        fuzzMessage(rest);
        break;
    case 1:
        fuzzBody(rest);
        break;
    case 2:
        fuzzTarget(rest);
        break;
    case 3:
        insist(!kSeal.open(QStringLiteral("trades"), QString::fromUtf8(rest)).ok());
        break;
    default:
        fuzzSmallHeaders(rest);
        break;
    }
    return 0;
}
