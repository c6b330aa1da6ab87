#include "server/api/trade_body.h"

#include "core/domain/record.h"
#include "core/domain/symbols.h"
#include "core/domain/trade_projection.h"
#include "core/domain/wire_names.h"

#include <QLocale>
#include <QSet>

namespace server {
namespace {

constexpr int kMostTags = 50;
constexpr int kLongestTag = 200;
constexpr int kLongestNotes = 64 * 1024;
constexpr int kMostMistakes = 50;

QSet<QString> knownCurrencies() {
    // Prices are quoted in these coins; a list of all coins would be old tomorrow.
    QSet<QString> codes = {QStringLiteral("USDT"),  QStringLiteral("USDC"), QStringLiteral("BUSD"),
                           QStringLiteral("FDUSD"), QStringLiteral("TUSD"), QStringLiteral("DAI"),
                           QStringLiteral("BTC"),   QStringLiteral("ETH"),  QStringLiteral("BNB"),
                           QStringLiteral("SOL"),   QStringLiteral("XRP"),  QStringLiteral("TRX")};
    for (const QLocale& locale :
         QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
        codes.insert(locale.currencySymbol(QLocale::CurrencyIsoCode));
    }
    codes.remove(QString());
    return codes;
}

/// An ISO 4217 code or a coin that prices are quoted in.
bool isKnownCurrency(const QString& code) {
    static const QSet<QString> known = knownCurrencies();
    return known.contains(code);
}

void readExecutions(BodyFields& fields, BodyExtent extent, TradeBody& body) {
    if (extent == BodyExtent::Whole) {
        body.symbol = fields.text(u"symbol", {.least = 1, .most = 64});
        body.side = fields.choice<core::Direction>(u"side", core::wireNames<core::Direction>());
        body.quantity = fields.decimal(u"quantity", DecimalRule::Positive);
        body.entryPrice = fields.decimal(u"entryPrice", DecimalRule::Positive);
        body.entryAt = fields.instant(u"entryTimestamp");
    } else {
        body.symbol = fields.optionalText(u"symbol", {.least = 1, .most = 64});
        body.side = fields.optionalChoice<core::Direction>(u"side", core::wireNames<core::Direction>());
        body.quantity = fields.optionalDecimal(u"quantity", DecimalRule::Positive);
        body.entryPrice = fields.optionalDecimal(u"entryPrice", DecimalRule::Positive);
        body.entryAt = fields.optionalInstant(u"entryTimestamp");
        for (const QStringView name : {QStringView(u"symbol"), QStringView(u"side"), QStringView(u"quantity"),
                                       QStringView(u"entryPrice"), QStringView(u"entryTimestamp")}) {
            if (fields.isNull(name)) {
                fields.wrong(name, QStringLiteral("Must not be null"));
            }
        }
    }
    body.exitPrice = fields.optionalDecimal(u"exitPrice", DecimalRule::Positive);
    body.exitAt = fields.optionalInstant(u"exitTimestamp");
    const bool whole = extent == BodyExtent::Whole;
    const bool noPrice =
        whole ? !fields.contains(u"exitPrice") || fields.isNull(u"exitPrice") : fields.isNull(u"exitPrice");
    const bool noTime = whole ? !fields.contains(u"exitTimestamp") || fields.isNull(u"exitTimestamp")
                              : fields.isNull(u"exitTimestamp");
    body.withoutExit = noPrice && noTime;
    if (noPrice != noTime) {
        fields.wrong(noPrice ? QStringView(u"exitPrice") : QStringView(u"exitTimestamp"),
                     QStringLiteral("exitPrice and exitTimestamp belong together"));
    }
    body.fees = fields.optionalDecimal(u"fees");
    if (!body.fees && (whole || fields.isNull(u"fees"))) {
        body.fees = core::Decimal();
    }
}

/// One edit of the annotation for a member that is there; null clears it.
template <typename T>
void edit(BodyFields& fields, TradeBody& body, QStringView name, const std::optional<T>& value,
          T core::Annotation::*member) {
    if (fields.contains(name)) {
        body.notes.emplace_back(
            [value, member](core::Annotation& annotation) { annotation.*member = value.value_or(T()); });
    }
}

std::optional<core::Decimal> editPrice(BodyFields& fields, TradeBody& body, QStringView name,
                                       DecimalRule rule,
                                       std::optional<core::Decimal> core::Annotation::*member) {
    const auto value = fields.optionalDecimal(name, rule);
    if (fields.contains(name)) {
        body.notes.emplace_back(
            [value, member](core::Annotation& annotation) { annotation.*member = value; });
    }
    return value;
}

void readNotes(BodyFields& fields, BodyExtent extent, TradeBody& body) {
    const auto notes = fields.optionalText(u"notes", {.least = 0, .most = kLongestNotes, .trimmed = false});
    if (notes && notes->toUtf8().size() > kLongestNotes) {
        fields.wrong(u"notes", QStringLiteral("Must not be longer than 64 KiB"));
    }
    if (extent == BodyExtent::Whole || fields.contains(u"notes")) {
        body.notes.emplace_back(
            [notes](core::Annotation& annotation) { annotation.notes = notes.value_or(QString()); });
    }
    const QStringList tags = fields.texts(u"tags", kMostTags, {.least = 1, .most = kLongestTag});
    if (extent == BodyExtent::Whole || fields.contains(u"tags")) {
        body.tags = tags;
    }
}

void readPlan(BodyFields& fields, TradeBody& body) {
    using core::Annotation;
    (void)editPrice(fields, body, u"initialStop", DecimalRule::Any, &Annotation::initialStop);
    (void)editPrice(fields, body, u"stop", DecimalRule::Any, &Annotation::stop);
    (void)editPrice(fields, body, u"target", DecimalRule::Any, &Annotation::target);
    (void)editPrice(fields, body, u"openingPrice", DecimalRule::Any, &Annotation::openingPrice);
    if (const auto mae = editPrice(fields, body, u"mae", DecimalRule::Any, &Annotation::mae);
        mae && mae->isPositive()) {
        fields.wrong(u"mae", QStringLiteral("Must not be above zero"));
    }
    (void)editPrice(fields, body, u"mfe", DecimalRule::NotNegative, &Annotation::mfe);
    const auto playbook = fields.optionalId<core::PlaybookId>(u"playbook");
    body.playbook = playbook.value_or(core::PlaybookId());
    edit(fields, body, u"playbook", playbook, &Annotation::playbook);
    const auto stars = fields.optionalWhole(u"stars", {.least = 0, .most = 5});
    edit(fields, body, u"stars", stars ? std::optional(int(*stars)) : std::nullopt, &Annotation::stars);
    edit(fields, body, u"emotion", fields.optionalText(u"emotion", {.least = 0, .most = 64}),
         &Annotation::emotion);
    edit(fields, body, u"reviewed", fields.optionalFlag(u"reviewed"), &Annotation::reviewed);
    edit(fields, body, u"mistakes",
         std::optional(fields.texts(u"mistakes", kMostMistakes, {.least = 1, .most = kLongestTag})),
         &Annotation::mistakes);
}

void checkTogether(BodyFields& fields, const TradeBody& body, const core::NewTrade& wanted) {
    if (wanted.exit && wanted.exit->at < wanted.entry.at) {
        fields.wrong(u"exitTimestamp", QStringLiteral("Must not be before entryTimestamp"));
    }
    core::Annotation told;
    for (const auto& note : body.notes) {
        note(told);
    }
    const auto stop = told.initialStop ? told.initialStop : told.stop;
    // Of a trade that stands, only the initial stop must protect; that is told when it is matched.
    const bool isNew = body.side && body.entryPrice && body.quantity && body.entryPrice->isPositive();
    if (isNew && stop) {
        if (const auto fine = core::checkStop(wanted.side, wanted.entry.price, *stop); !fine) {
            fields.wrong(told.initialStop ? QStringView(u"initialStop") : QStringView(u"stop"),
                         fine.error().detail);
        }
    }
    for (const core::TradePoint& point : {wanted.entry, wanted.exit.value_or(wanted.entry)}) {
        if (!core::multiplied(wanted.quantity, point.price)) {
            fields.wrong(u"quantity", QStringLiteral("quantity × price is too large to be held exactly"));
            return;
        }
    }
}

} // namespace

TradeBody readTradeBody(BodyFields& fields, BodyExtent extent) {
    TradeBody body;
    body.extent = extent;
    body.account = fields.optionalText(u"account", {.least = 1, .most = 200});
    body.facts = readInstrumentFacts(fields);
    readExecutions(fields, extent, body);
    readNotes(fields, extent, body);
    readPlan(fields, body);
    return body;
}

core::InstrumentFacts readInstrumentFacts(BodyFields& fields) {
    core::InstrumentFacts facts;
    facts.multiplier = fields.optionalDecimal(u"multiplier", DecimalRule::Positive);
    facts.assetClass =
        fields.optionalChoice<core::AssetClass>(u"assetClass", core::wireNames<core::AssetClass>());
    facts.currency = fields.optionalText(u"currency", {.least = 1, .most = 16}).value_or(QString()).toUpper();
    if (!facts.currency.isEmpty() && !isKnownCurrency(facts.currency)) {
        fields.wrong(u"currency", QStringLiteral("Is no currency like USD or USDT"));
    }
    return facts;
}

Outcome<void> finishTrade(BodyFields& fields) {
    auto finished = fields.finish();
    if (finished) {
        return finished;
    }
    Problem problem = finished.error();
    problem.detail = QStringLiteral("Invalid trade data provided");
    return problem;
}

core::NewTrade wantedTrade(BodyFields& fields, const TradeBody& body,
                           const std::optional<core::NewTrade>& entered) {
    core::NewTrade wanted = entered.value_or(core::NewTrade());
    wanted.side = body.side.value_or(wanted.side);
    wanted.quantity = body.quantity.value_or(wanted.quantity);
    wanted.entry.price = body.entryPrice.value_or(wanted.entry.price);
    wanted.entry.at = body.entryAt.value_or(wanted.entry.at);
    if (body.withoutExit) {
        wanted.exit.reset();
    } else if (wanted.exit || (body.exitPrice && body.exitAt)) {
        core::TradePoint exit = wanted.exit.value_or(core::TradePoint());
        exit.price = body.exitPrice.value_or(exit.price);
        exit.at = body.exitAt.value_or(exit.at);
        wanted.exit = exit;
    } else if (body.extent == BodyExtent::Part && (body.exitPrice || body.exitAt)) {
        fields.wrong(body.exitPrice ? QStringView(u"exitTimestamp") : QStringView(u"exitPrice"),
                     QStringLiteral("Is required: the trade has no exit yet"));
    }
    if (body.fees) {
        wanted.charges = core::Charges::commission(*body.fees);
    }
    checkTogether(fields, body, wanted);
    return wanted;
}

std::optional<core::Account> resolveNames(BodyFields& fields, const TradeBody& body, NamedRecords& names,
                                          const TradeRow* stored, core::NewTrade& wanted) {
    std::optional<core::Account> account;
    if (stored != nullptr && !body.account) {
        account = names.accountWithId(stored->account);
    } else if (const auto named = names.account(body.account)) {
        account = *named;
    } else {
        fields.wrong(u"account", named.error().detail);
    }
    if (account) {
        wanted.account = account->id;
    }
    const bool sameSymbol = stored != nullptr && !body.facts.assetClass && body.facts.currency.isEmpty() &&
                            (!body.symbol || core::canonicalSymbol(*body.symbol) == stored->symbol);
    const QString symbol = body.symbol.value_or(stored != nullptr ? stored->symbol : QString());
    if (sameSymbol && !body.facts.multiplier) {
        wanted.instrument = stored->instrument;
    } else if (!symbol.isEmpty()) {
        const QString currency = account ? account->currency : QString();
        const auto instrument = names.instrument(symbol, body.facts, currency);
        if (!instrument) {
            fields.wrong(instrument.error().field, instrument.error().detail);
        } else if (body.facts.multiplier.value_or(instrument->multiplier) != instrument->multiplier) {
            fields.wrong(u"multiplier",
                         QStringLiteral("%1 has the multiplier %2: change it at the instrument")
                             .arg(instrument->symbol, instrument->multiplier.toString()));
        } else {
            wanted.instrument = instrument->id;
        }
    }
    if (!body.playbook.isNull() && !names.hasPlaybook(body.playbook)) {
        fields.wrong(u"playbook", QStringLiteral("There is no such playbook here"));
    }
    return account;
}

} // namespace server
