#include "server/api/instrument_routes.h"

#include "core/domain/link_records.h"
#include "core/domain/new_instrument.h"
#include "core/domain/record_ids.h"
#include "core/domain/symbols.h"
#include "core/domain/wire_names.h"
#include "server/api/record_resource.h"
#include "server/stores/record_fields.h"

#include <iterator>

namespace server {
namespace {

using core::RecordKind;

constexpr Sql kUses = R"(-- uses of an instrument
    select (select count(*) from fills where tenant_id = $1 and instrument = $2 and deleted_at is null)
         + (select count(*) from corporate_actions
             where tenant_id = $1 and (instrument = $2 or new_instrument = $2) and deleted_at is null))";

template <typename T>
std::optional<T> optionalField(const core::Record& record, const char* name) {
    const T* value = std::get_if<T>(&field(record, name));
    return value == nullptr ? std::nullopt : std::optional(*value);
}

/// Class, currency, multiplier and what an option's symbol says are read from the symbol and the published
/// contracts where the client does not tell.
void normaliseInstrument(BodyFields& body, core::Record& record) {
    const QString symbol = core::canonicalSymbol(textOf(record, "symbol"));
    if (symbol.isEmpty()) {
        return; // core::validate says so
    }
    const QString className = textOf(record, "class");
    core::InstrumentFacts facts;
    facts.multiplier = optionalField<core::Decimal>(record, "multiplier");
    facts.tick = optionalField<core::Decimal>(record, "tick");
    facts.assetClass = core::fromWireName<core::AssetClass>(className);
    facts.currency = textOf(record, "currency");
    if (!className.isEmpty() && !facts.assetClass) {
        return;
    }
    const auto read = core::newInstrument(symbol, facts, QString());
    if (!read) {
        body.wrong(read.error().field, read.error().detail);
        return;
    }
    core::Record known = core::toRecord(*read);
    for (const char* told : {"expiry", "strike", "right"}) {
        const core::FieldValue& value = field(record, told);
        if (!std::holds_alternative<std::monostate>(value) && value != core::FieldValue(QString())) {
            field(known, told) = value;
        }
    }
    known.id = record.id;
    record = std::move(known);
}

/// The id stays when the instrument changes, so that files that spell it as before still find it.
QUuid instrumentId(const core::Record& record) {
    return core::instrumentIdFor(core::instrumentFrom(record)).uuid();
}

Outcome<void> requireUnusedInstrument(RecordWriting& writing) {
    const qint64 uses = writing.change.run(kUses, writing.change.tenant(), writing.after.id)[0].integer(0);
    return requireUnused(uses,
                         QStringLiteral("%1 fills and corporate actions name this instrument").arg(uses));
}

void touchInstrument(RecordWriting& writing) {
    if (writing.before != nullptr) {
        writing.projection.touchInstrument(core::InstrumentId(writing.after.id));
    }
}

Outcome<void> prepareAction(RecordWriting& writing) {
    const core::CorporateAction action = core::corporateActionFrom(writing.after);
    if (action.kind != u"split") {
        return wrongField(QStringLiteral("kind"), QStringLiteral("Must be split"));
    }
    if (action.newInstrument == action.instrument) {
        return wrongField(QStringLiteral("newInstrument"), QStringLiteral("Must be another instrument"));
    }
    const RecordStore& store = RecordStore::of(RecordKind::CorporateAction);
    const auto rows =
        writing.change.runAll({store.where("tenant_id = $1 and instrument = $2 and deleted_at is null",
                                           writing.change.tenant(), action.instrument)});
    for (const StoredRecord& other : store.readAll(rows[0])) {
        if (other.record.id != writing.after.id &&
            core::isSameSplit(core::corporateActionFrom(other.record), action)) {
            return Problem{ProblemKind::Conflict, QStringLiteral("This split is in the journal already")};
        }
    }
    return core::Done{};
}

void touchActionInstruments(RecordWriting& writing) {
    for (const core::Record* record : {writing.before, static_cast<const core::Record*>(&writing.after)}) {
        for (const char* name : {"instrument", "newInstrument"}) {
            if (record != nullptr && !idOf(*record, name).isNull()) {
                writing.projection.touchInstrument(core::InstrumentId(idOf(*record, name)));
            }
        }
    }
}

void normaliseRate(BodyFields& body, core::Record& rate) {
    for (const char* currency : {"from", "to"}) {
        field(rate, currency) = textOf(rate, currency).toUpper();
    }
    if (textOf(rate, "from") == textOf(rate, "to") && !textOf(rate, "to").isEmpty()) {
        body.wrong(u"to", QStringLiteral("Must be another currency than from"));
    }
}

QUuid rateId(const core::Record& rate) {
    return core::fxRateRecord(textOf(rate, "from"), textOf(rate, "to"),
                              std::get<core::Day>(field(rate, "date")),
                              std::get<core::Decimal>(field(rate, "rate")))
        .id;
}

/// A rate is named by its currencies and its day.
Outcome<void> keepRateNamed(RecordWriting& writing) {
    if (rateId(writing.after) != writing.after.id) {
        return Problem{
            ProblemKind::Conflict,
            QStringLiteral("Currencies and day of a rate cannot change: delete it and make another")};
    }
    return core::Done{};
}

RecordResource corporateActions() {
    RecordResource resource;
    resource.kind = RecordKind::CorporateAction;
    resource.path = "/corporate-actions";
    resource.onePath = "/corporate-actions/{id}";
    resource.noun = "corporate action";
    resource.blank = core::toRecord(core::CorporateAction{});
    for (const char* required : {"instrument", "date", "from", "to"}) {
        field(resource.blank, required) = std::monostate();
    }
    resource.references = {{"instrument", RecordKind::Instrument}, {"newInstrument", RecordKind::Instrument}};
    resource.dated = true;
    resource.prepare = prepareAction;
    resource.touch = touchActionInstruments;
    return resource;
}

RecordResource fxRates() {
    RecordResource resource;
    resource.kind = RecordKind::FxRate;
    resource.path = "/fx-rates";
    resource.onePath = "/fx-rates/{id}";
    resource.noun = "rate";
    resource.blank = {RecordKind::FxRate, {}, {}, {QString(), QString(), std::monostate(), std::monostate()}};
    resource.dated = true;
    resource.normalise = normaliseRate;
    resource.identify = rateId;
    resource.prepare = keepRateNamed;
    resource.touch = [](RecordWriting& writing) { writing.projection.touchEverything(); };
    return resource;
}

} // namespace

std::vector<Route> instrumentRoutes(const ApiContext& context) {
    RecordResource instruments;
    instruments.kind = RecordKind::Instrument;
    instruments.path = "/instruments";
    instruments.onePath = "/instruments/{id}";
    instruments.noun = "instrument";
    instruments.blank = core::toRecord(core::Instrument{});
    field(instruments.blank, "multiplier") = std::monostate();
    field(instruments.blank, "class") = QString();
    field(instruments.blank, "right") = QString();
    instruments.normalise = normaliseInstrument;
    instruments.identify = instrumentId;
    instruments.trash = requireUnusedInstrument;
    instruments.touch = touchInstrument;

    std::vector<Route> all = recordRoutes(context, instruments);
    for (const RecordResource& resource : {corporateActions(), fxRates()}) {
        std::vector<Route> more = recordRoutes(context, resource);
        std::move(more.begin(), more.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace server
