#include "core/import/plan_fills.h"

#include "core/domain/record.h"
#include "core/domain/record_ids.h"
#include "core/domain/record_schema.h"
#include "core/import/statement_rows.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

namespace core {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLastOfDay = std::chrono::hours(24) - milliseconds(1);

/// "YYYY-MM-DDTHH:MM:SS[.fff]" as printed; a date alone is midnight.
QString wallTimeText(const PrintedTime& time) {
    const qint64 ms = time.sinceMidnight.value_or(milliseconds(0)).count();
    std::array<char, 24> text{};
    const auto digits = [&](std::size_t at, int count, qint64 value) {
        for (int i = count - 1; i >= 0; --i, value /= 10) {
            text[at + std::size_t(i)] = char('0' + value % 10);
        }
    };
    const std::chrono::year_month_day date(time.day);
    std::memcpy(text.data(), "0000-00-00T00:00:00.000", 23);
    digits(0, 4, int(date.year()));
    digits(5, 2, unsigned(date.month()));
    digits(8, 2, unsigned(date.day()));
    digits(11, 2, ms / 3'600'000);
    digits(14, 2, ms / 60'000 % 60);
    digits(17, 2, ms / 1000 % 60);
    digits(20, 3, ms % 1000);
    return QString::fromLatin1(text.data(), ms % 1000 == 0 ? 19 : 23);
}

void settleTime(const PrintedTime& time, const ZoneTable& zone, Fill& fill, QString& remark) {
    fill.timePrecision = time.precision;
    if (time.instant) {
        fill.executedAt = *time.instant;
        return;
    }
    if (!time.sinceMidnight) {
        fill.timePrecision = TimePrecision::Day;
        fill.executedAt = Instant(time.day) + (time.endOfDay ? kLastOfDay : milliseconds(0));
        return;
    }
    const ZoneTable::Reading reading = zone.read(time.day, *time.sinceMidnight);
    fill.executedAt = reading.instant;
    switch (reading.remark) {
    case ZoneTable::Remark::None:
        break;
    case ZoneTable::Remark::OccursTwice:
        addRemark(remark, QStringLiteral("the clocks were set back: the earlier of the two times"));
        break;
    case ZoneTable::Remark::DoesNotExist:
        addRemark(remark, QStringLiteral("the clocks were set forward over this time: moved forward"));
        break;
    }
}

struct TextLimit {
    const char* name;
    const QString* text;
};

/// A text longer than the journal's schema allows: never cut silently.
std::optional<RowRemark> tooLong(int row, std::initializer_list<TextLimit> texts) {
    for (const TextLimit& next : texts) {
        if (next.text->size() <= 32) {
            continue; // shorter than every limit
        }
        for (const RecordField& field : schemaOf(RecordKind::Fill).fields) {
            if (std::strcmp(field.name, next.name) == 0 && next.text->size() > field.limit) {
                return RowRemark{row, QString::fromLatin1(next.name), next.text->left(60),
                                 QStringLiteral("longer than %1 characters").arg(field.limit)};
            }
        }
    }
    return std::nullopt;
}

/// The first cost that is too large for all kinds of costs to have a sum; empty mostly.
QString hugeCost(const Charges& charges) {
    static const Decimal kMost = Decimal::fromInt(10'000'000'000);
    for (int i = 0; i < kChargeKinds; ++i) {
        const Decimal cost = charges[ChargeKind(i)];
        if (cost > kMost || cost < -kMost) {
            return cost.toString();
        }
    }
    return {};
}

RowRemark remarkOf(int row, const Error& fault, const QString& value) {
    return RowRemark{row, fault.field, value.left(60), fault.detail};
}

/// What the journal would refuse of a person's words: one row must not keep the others out.
std::optional<RowRemark> faultOf(int row, const FillDraft& draft, FillId id) {
    if (draft.note) {
        Annotation note = *draft.note;
        note.id = id;
        if (const std::vector<Error> faults = validate(toRecord(note)); !faults.empty()) {
            return remarkOf(row, faults.front(), note.notes);
        }
    }
    QStringList names = draft.tags;
    if (!draft.playbook.isEmpty()) {
        names.append(draft.playbook);
    }
    for (const QString& name : names) {
        Tag tag;
        tag.id = TagId(id.uuid());
        tag.name = name;
        if (const std::vector<Error> faults = validate(toRecord(tag)); !faults.empty()) {
            return RowRemark{row, QStringLiteral("tags"), name.left(60), faults.front().detail};
        }
    }
    return std::nullopt;
}

std::optional<RowRemark> faultOf(int row, const Fill& fill, const PlanAccount& account,
                                 const PlanInstrument& planned) {
    const QString& symbol = planned.instrument.symbol;
    if (symbol.isEmpty()) {
        return RowRemark{row, QStringLiteral("symbol"), {}, QStringLiteral("no symbol")};
    }
    if (planned.fault) {
        return remarkOf(row, *planned.fault, symbol);
    }
    if (account.fault) {
        return remarkOf(row, *account.fault, account.account.name);
    }
    if (!planned.multiplierKnown) {
        return RowRemark{
            row, QStringLiteral("multiplier"), symbol,
            QStringLiteral("the contract size of %1 is not known; tell it with: tj instrument \"%1\" "
                           "--multiplier N")
                .arg(symbol)};
    }
    if (!fill.quantity.isPositive()) {
        return RowRemark{row, QStringLiteral("quantity"), fill.quantity.toString(),
                         QStringLiteral("a fill needs a quantity above zero")};
    }
    const auto value = multiplied(fill.quantity, fill.price.abs());
    if (!value || !multiplied(*value, planned.instrument.multiplier)) {
        return RowRemark{row, QStringLiteral("price"), fill.price.toString(),
                         QStringLiteral("quantity × price is too large to be held exactly")};
    }
    if (fill.accountRate && !fill.accountRate->isPositive()) {
        return RowRemark{row, QStringLiteral("accountRate"), fill.accountRate->toString(),
                         QStringLiteral("a rate of exchange is above zero")};
    }
    if (const QString cost = hugeCost(fill.charges); !cost.isEmpty()) {
        return RowRemark{row, QStringLiteral("costs"), cost, QStringLiteral("too large to be held exactly")};
    }
    return tooLong(row, {{"product", &fill.product},
                         {"venue", &fill.venue},
                         {"externalId", &fill.externalId},
                         {"costCurrency", &fill.costCurrency},
                         {"position", &fill.position}});
}

/// A time printed more coarsely than the one known says nothing new.
bool tellsOtherTime(const Fill& ours, const Fill& known) {
    return ours.executedAt != known.executedAt && ours.timePrecision <= known.timePrecision;
}

/// Any order will do, if only it does not come from the place in the file.
bool isPrintedBefore(const Fill& a, const Fill& b) {
    for (int i = 0; i < kChargeKinds; ++i) {
        const auto kind = ChargeKind(i);
        if (a.charges[kind] != b.charges[kind]) {
            return a.charges[kind] < b.charges[kind];
        }
    }
    return std::tie(a.costCurrency, a.position, a.effect, a.product, a.venue, a.accountRate) <
           std::tie(b.costCurrency, b.position, b.effect, b.product, b.venue, b.accountRate);
}

void rename(PlannedFill& planned, FillId id) {
    planned.fill.id = id;
    if (planned.note && planned.note->id != id) {
        Annotation note = *planned.note;
        note.id = id;
        planned.note = std::make_shared<const Annotation>(std::move(note));
    }
}

} // namespace

SettledFill FillSettler::settle(int row, const FillDraft& draft, const PlanAccount& account,
                                const PlanInstrument& instrument) {
    SettledFill settled;
    PlannedFill& planned = settled.planned;
    Fill& fill = planned.fill;
    planned.row = row;
    planned.remark = draft.remark;
    fill.account = account.account.id;
    fill.instrument = instrument.instrument.id;
    fill.side = draft.side;
    fill.quantity = draft.quantity;
    fill.price = draft.price;
    settleTime(draft.time, account.fileZone, fill, planned.remark);
    fill.effect = draft.effect;
    fill.product = draft.product;
    fill.venue = draft.venue;
    fill.accountRate = draft.accountRate;
    fill.externalId = draft.externalId;
    fill.executionByHand = draft.executionByHand;
    fill.charges = draft.charges;
    fill.costCurrency = draft.costCurrency == instrument.instrument.currency ? QString() : draft.costCurrency;
    fill.costsByHand = draft.costsByHand;
    fill.position = draft.position;
    settled.rejected = faultOf(row, fill, account, instrument);
    if (settled.rejected) {
        return settled;
    }
    addRemark(planned.remark, instrument.remark);
    fill.id = idOf(draft, fill, instrument.instrument.symbol);
    settled.rejected = faultOf(row, draft, fill.id);
    if (settled.rejected) {
        return settled;
    }
    planned.tags = draft.tags;
    planned.playbook = draft.playbook;
    if (draft.note) {
        Annotation note = *draft.note;
        note.id = fill.id;
        planned.note = std::make_shared<const Annotation>(std::move(note));
    }
    return settled;
}

FillId FillSettler::idOf(const FillDraft& draft, const Fill& fill, const QString& symbol) {
    if (!draft.id.isNull()) {
        return draft.id;
    }
    if (!fill.externalId.isEmpty()) {
        return fillIdOfExecution(fill.account, draft.time.day, fill.venue, fill.externalId);
    }
    const QString wallTime = draft.contentDay.isEmpty() ? wallTimeText(draft.time) : draft.contentDay;
    FillContent content{wallTime, symbol, fill.side, fill.quantity, fill.price, 0};
    const FillId first = fillIdOfContent(fill.account, content);
    content.ordinal = m_identical[first]++;
    if (content.ordinal == 0) {
        return first;
    }
    const FillId later = fillIdOfContent(fill.account, content);
    m_firstOf.insert(later, first);
    return later;
}

void FillSettler::orderIdentical(std::vector<PlannedFill>& fills) const {
    if (m_firstOf.isEmpty()) {
        return;
    }
    QHash<FillId, std::vector<PlannedFill*>> groups;
    for (PlannedFill& planned : fills) {
        const FillId first = m_firstOf.value(planned.fill.id, planned.fill.id);
        if (m_identical.value(first) > 1) {
            groups[first].push_back(&planned);
        }
    }
    for (std::vector<PlannedFill*>& same : groups) {
        std::vector<FillId> ids;
        for (const PlannedFill* planned : same) {
            ids.push_back(planned->fill.id);
        }
        std::stable_sort(same.begin(), same.end(), [](const PlannedFill* a, const PlannedFill* b) {
            return isPrintedBefore(a->fill, b->fill);
        });
        for (std::size_t i = 0; i < same.size(); ++i) {
            rename(*same[i], ids[i]);
        }
    }
}

std::optional<RowRemark> compareWithKnown(PlannedFill& planned, const KnownFill& known, bool fileHasCosts,
                                          const ImportOptions& options) {
    if (known.deleted && !options.restore) {
        planned.state = FillState::PreviouslyDeleted;
        return std::nullopt;
    }
    const Fill& theirs = planned.fill;
    const Fill& ours = known.fill;
    if (theirs.instrument != ours.instrument || theirs.side != ours.side || theirs.account != ours.account) {
        return RowRemark{planned.row, QStringLiteral("id"), theirs.externalId,
                         QStringLiteral("the journal has another execution under this id")};
    }
    const bool otherExecution =
        theirs.quantity != ours.quantity || theirs.price != ours.price || tellsOtherTime(theirs, ours);
    const bool otherCosts =
        fileHasCosts && (theirs.charges != ours.charges || theirs.costCurrency != ours.costCurrency);
    Fill corrected = ours;
    if (otherExecution && !ours.executionByHand) {
        corrected.quantity = theirs.quantity;
        corrected.price = theirs.price;
        if (tellsOtherTime(theirs, ours)) {
            corrected.executedAt = theirs.executedAt;
            corrected.timePrecision = theirs.timePrecision;
        }
    }
    if (otherCosts && !ours.costsByHand) {
        corrected.charges = theirs.charges;
        corrected.costCurrency = theirs.costCurrency;
    }
    if ((otherExecution && ours.executionByHand) || (otherCosts && ours.costsByHand)) {
        addRemark(planned.remark, QStringLiteral("edited by hand: the journal's value was kept"));
    }
    const bool isWished = options.applyCorrections && !options.declinedCorrections.contains(ours.id);
    if (known.deleted) {
        // New again, as it was when it was deleted: what a person edited, split or merged comes back with it.
        planned.fill = isWished ? corrected : ours;
        return std::nullopt;
    }
    planned.note.reset();
    planned.tags.clear();
    planned.playbook.clear();
    if (corrected == ours) {
        planned.state = FillState::Duplicate;
        planned.fill = ours;
    } else if (isWished) {
        planned.state = FillState::Corrected;
        planned.before = std::make_shared<const Fill>(ours);
        planned.fill = corrected;
    } else {
        planned.state = FillState::Duplicate;
        planned.declined = std::make_shared<const Fill>(std::move(corrected));
        addRemark(planned.remark, QStringLiteral("the file's correction was not wished"));
        planned.fill = ours;
    }
    return std::nullopt;
}

} // namespace core
