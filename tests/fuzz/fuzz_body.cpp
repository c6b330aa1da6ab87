// Arbitrary bytes as the JSON body of a trade (whole, and as a part that changes one) and of every kind of
// record: what is let through obeys the rules that the database and core rely on.
#include "core/domain/new_trade.h"
#include "server/api/record_body.h"
#include "server/api/trade_body.h"

#include <cstdlib>

namespace {

using namespace server;

void insist(bool holds) {
    if (!holds) {
        std::abort();
    }
}

Request requestWith(const QByteArray& body) {
    Request request;
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = body;
    return request;
}

core::NewTrade standingTrade() {
    core::NewTrade trade;
    trade.quantity = core::Decimal::parse(u"10").value();
    trade.entry = {core::Decimal::parse(u"100.5").value(), core::Instant(std::chrono::hours(490'000)),
                   core::TimePrecision::Second};
    return trade;
}

void fuzzTrade(const QByteArray& bytes, BodyExtent extent) {
    Outcome<BodyFields> fields = BodyFields::of(requestWith(bytes));
    if (!fields) {
        return;
    }
    const TradeBody body = readTradeBody(*fields, extent);
    const bool isPart = extent == BodyExtent::Part;
    const core::NewTrade wanted =
        wantedTrade(*fields, body, isPart ? std::optional(standingTrade()) : std::nullopt);
    const bool accepted = fields->finish().ok();
    if (!accepted) {
        return;
    }
    insist(isPart || (body.symbol && !body.symbol->isEmpty() && body.side));
    insist(!body.symbol || !body.symbol->contains(QChar(0)));
    insist(wanted.quantity.isPositive() && wanted.entry.price.isPositive());
    insist(core::multiplied(wanted.quantity, wanted.entry.price).has_value());
    if (wanted.exit) {
        insist(wanted.exit->price.isPositive() && wanted.exit->at >= wanted.entry.at);
        insist(core::multiplied(wanted.quantity, wanted.exit->price).has_value());
    }
    core::Annotation told;
    for (const auto& note : body.notes) {
        note(told);
    }
    insist(told.notes.toUtf8().size() <= 64 * 1024 && told.stars >= 0 && told.stars <= 5);
    insist(!body.tags || body.tags->size() <= 50);
}

void fuzzRecord(const QByteArray& bytes, const core::RecordSchema& schema) {
    Outcome<BodyFields> fields = BodyFields::of(requestWith(bytes));
    if (!fields) {
        return;
    }
    core::Record blank;
    blank.kind = schema.kind;
    blank.id = QUuid::fromString(u"11111111-1111-4111-8111-111111111111");
    blank.fields.resize(schema.fields.size());
    core::Record record = blank;
    readRecordFields(*fields, blank, {}, nullptr, record);
    const bool accepted = fields->finish().ok();
    insist(!accepted || core::validate(record).empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    if (size == 0) {
        return 0;
    }
    const QByteArray rest(reinterpret_cast<const char*>(bytes + 1), qsizetype(size - 1));
    const auto schemas = core::allSchemas();
    const std::size_t choice = bytes[0] % (schemas.size() + 2);
    if (choice < 2) {
        fuzzTrade(rest, choice == 0 ? BodyExtent::Whole : BodyExtent::Part);
    } else {
        fuzzRecord(rest, schemas[choice - 2]);
    }
    return 0;
}
