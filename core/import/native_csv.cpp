#include "core/import/native_csv.h"

#include "core/domain/symbols.h"
#include "core/domain/wire_names.h"
#include "core/import/row_reading.h"
#include "core/import/statement_rows.h"
#include "core/wire/journal_csv_columns.h"

#include <array>

namespace core {
namespace {

using Column = JournalColumn;

constexpr std::initializer_list<const char*> kRequired = {
    "id", "account", "symbol", "class", "currency", "side", "quantity", "price", "time", "timePrecision"};

constexpr std::array kCosts = {Column::Commission, Column::Exchange, Column::Regulatory,
                               Column::Taxes,      Column::Funding,  Column::Other};

/// One row of the own CSV, cell by cell.
class NativeRow {
public:
    NativeRow(const CsvReader& csv, const HeaderMap& header, const std::array<int, kJournalColumns>& columns)
        : m_csv(csv), m_columns(columns), m_row(csv, header) {}

    StatementRow read(std::vector<Account>& accounts) {
        StatementRow result;
        result.row = m_csv.line();
        FillDraft fill;
        readInstrument(fill);
        readExecution(fill);
        readCosts(fill);
        readNote(fill);
        fill.accountName = text(Column::Account);
        fill.accountNumber = text(Column::AccountNumber);
        fill.remark = m_row.remark();
        const Account account = readAccount();
        if (m_row.failed()) {
            return m_row.rejected();
        }
        const auto isIt = [&](const Account& known) { return known.name == account.name; };
        if (std::none_of(accounts.begin(), accounts.end(), isIt)) {
            accounts.push_back(account);
        }
        result.fills.push_back(std::move(fill));
        return result;
    }

private:
    int at(Column column) const { return m_columns[std::size_t(column)]; }
    /// Text as it was before the export made it harmless to spreadsheets; white space is part of it.
    QString text(Column column) const { return undefused(QString::fromUtf8(m_csv.exact(at(column)))); }
    QStringList list(Column column) const { return splitList(text(column)); }
    std::optional<Decimal> number(Column column) { return m_row.numberIfAny(m_number, at(column)); }

    template <typename Enum>
    Enum word(Column column, Enum unset) {
        const QString printed = text(column);
        const auto value = fromWireName<Enum>(printed);
        if (!value && !printed.isEmpty()) {
            m_row.fail(at(column), QStringLiteral("unknown word"));
        }
        return value.value_or(unset);
    }

    bool flag(Column column) { return text(column) == QLatin1String("true"); }

    void readInstrument(FillDraft& fill) {
        Instrument& instrument = fill.instrument;
        instrument.symbol = canonicalSymbol(text(Column::Symbol));
        if (instrument.symbol.isEmpty()) {
            m_row.fail(at(Column::Symbol), QStringLiteral("no symbol"));
        }
        instrument.assetClass = word(Column::Class, AssetClass::Stock);
        instrument.currency = text(Column::Currency);
        instrument.tick = number(Column::Tick);
        instrument.strike = number(Column::Strike);
        instrument.right = word(Column::Right, OptionRight::None);
        if (const QString expiry = text(Column::Expiry); !expiry.isEmpty()) {
            instrument.expiry = parseDay(expiry);
            if (!instrument.expiry) {
                m_row.fail(at(Column::Expiry), QStringLiteral("no date YYYY-MM-DD"));
            }
        }
        fill.multiplier = number(Column::Multiplier);
    }

    void readExecution(FillDraft& fill) {
        const QString id = text(Column::Id);
        fill.id = FillId::fromString(id);
        if (fill.id.isNull() && !id.isEmpty()) {
            m_row.fail(at(Column::Id), QStringLiteral("no id; leave it empty for a new fill"));
        }
        if (const auto side = fromWireName<Side>(text(Column::Side))) {
            fill.side = *side;
        } else {
            m_row.fail(at(Column::Side), QStringLiteral("neither buy nor sell"));
        }
        fill.quantity = m_row.number(m_number, at(Column::Quantity));
        fill.price = m_row.number(m_number, at(Column::Price));
        const auto instant = parseInstant(text(Column::Time));
        if (!instant) {
            m_row.fail(at(Column::Time), QStringLiteral("no RFC 3339 time"));
        }
        fill.time.instant = instant.value_or(Instant());
        fill.time.day = std::chrono::floor<std::chrono::days>(*fill.time.instant);
        fill.time.sinceMidnight = *fill.time.instant - fill.time.day;
        fill.time.precision = word(Column::TimePrecision, TimePrecision::Second);
        fill.effect = word(Column::Effect, Effect::Unknown);
        fill.product = text(Column::Product);
        fill.venue = text(Column::Venue);
        fill.accountRate = number(Column::AccountRate);
        fill.externalId = text(Column::ExternalId);
        fill.position = text(Column::Position);
        const QStringList byHand = list(Column::ByHand);
        fill.executionByHand = byHand.contains(QStringLiteral("execution"));
        fill.costsByHand = byHand.contains(QStringLiteral("costs"));
    }

    void readCosts(FillDraft& fill) {
        for (std::size_t kind = 0; kind < kCosts.size(); ++kind) {
            fill.charges[ChargeKind(kind)] = number(kCosts[kind]).value_or(Decimal());
        }
        fill.costCurrency = text(Column::CostCurrency);
    }

    void readNote(FillDraft& fill) {
        Annotation note;
        note.notes = text(Column::Notes);
        note.initialStop = number(Column::InitialStop);
        note.stop = number(Column::Stop);
        note.target = number(Column::Target);
        note.stars = int(number(Column::Stars).value_or(Decimal()).units() / Decimal::One);
        note.openingPrice = number(Column::OpeningPrice);
        note.mae = number(Column::Mae);
        note.mfe = number(Column::Mfe);
        note.emotion = text(Column::Emotion);
        note.reviewed = flag(Column::Reviewed);
        note.mistakes = list(Column::Mistakes);
        fill.tags = list(Column::Tags);
        fill.playbook = text(Column::Playbook);
        if (note.stars < 0 || note.stars > 5) {
            m_row.fail(at(Column::Stars), QStringLiteral("not 0 to 5"));
        }
        if (note != Annotation() || !fill.tags.isEmpty() || !fill.playbook.isEmpty()) {
            fill.note = std::make_shared<const Annotation>(std::move(note));
        }
    }

    Account readAccount() {
        Account account;
        account.name = text(Column::Account);
        account.broker = text(Column::AccountBroker);
        account.number = text(Column::AccountNumber);
        account.currency = text(Column::AccountCurrency);
        account.matching = word(Column::AccountMatching, MatchingMethod::Fifo);
        account.mayBeShort = flag(Column::AccountMayBeShort);
        return account;
    }

    const CsvReader& m_csv;
    const std::array<int, kJournalColumns>& m_columns;
    RowReading m_row;
    NumberColumn m_number{DecimalPoint::Point, NumberColumn::Exponents::Accept};
};

int recogniseNative(const QByteArray& head) {
    CsvReader csv(head);
    return findHeader(csv, kRequired, 1).ok() ? 100 : 0;
}

Result<Statement> readNative(const SourceFile& file, const ReadOptions& options) {
    CsvReader csv(file.text);
    const auto header = findHeader(csv, kRequired, 1);
    if (!header) {
        return header.error();
    }
    std::array<int, kJournalColumns> columns{};
    for (int i = 0; i < kJournalColumns; ++i) {
        columns[std::size_t(i)] = header->column(journalColumnName(JournalColumn(i)));
    }
    Statement statement;
    while (csv.next()) {
        if (options.isCancelled()) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        statement.rows.push_back(NativeRow(csv, *header, columns).read(statement.accounts));
    }
    return statement;
}

} // namespace

const BrokerFormat kNativeCsv = {"trading-journal", "Trading Journal CSV", "", "", "UTC", "", recogniseNative,
                                 readNative};

} // namespace core
