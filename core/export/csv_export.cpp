#include "core/export/csv_export.h"

#include "core/domain/wire_names.h"
#include "core/export/csv_row.h"
#include "core/statistics/r_multiples.h"
#include "core/wire/journal_csv_columns.h"

#include <QHash>

namespace core {

namespace {

constexpr qsizetype kFlushAt = 256 * 1024;
constexpr int kMoneyPlaces = 2;

/// The book's records by id, for the fills that name them.
class BookIndex {
public:
    BookIndex(const TradeBook& book, std::span<const Annotation> annotations) {
        for (const Account& account : book.accounts) {
            m_accounts.insert(account.id, &account);
        }
        for (const Instrument& instrument : book.instruments) {
            m_instruments.insert(instrument.id, &instrument);
        }
        for (const Tag& tag : book.tags) {
            m_tags.insert(tag.id, tag.name);
        }
        for (const Playbook& playbook : book.playbooks) {
            m_playbooks.insert(playbook.id, playbook.name);
        }
        for (const Annotation& annotation : annotations) {
            m_annotations.insert(annotation.id, &annotation);
        }
    }

    const Account* account(AccountId id) const { return m_accounts.value(id); }
    const Instrument* instrument(InstrumentId id) const { return m_instruments.value(id); }
    const Annotation* annotation(FillId id) const { return m_annotations.value(id); }
    QString playbookName(PlaybookId id) const { return m_playbooks.value(id); }
    QStringList tagNames(const Annotation& annotation) const {
        QStringList names;
        for (const TagId id : annotation.tags) {
            names.append(m_tags.value(id));
        }
        names.sort(); // by name, not by the ids another journal would give them
        return names;
    }

private:
    QHash<AccountId, const Account*> m_accounts;
    QHash<InstrumentId, const Instrument*> m_instruments;
    QHash<FillId, const Annotation*> m_annotations;
    QHash<TagId, QString> m_tags;
    QHash<PlaybookId, QString> m_playbooks;
};

void writeAccount(CsvRow& row, const Account& account) {
    row.text(account.name).text(account.broker).text(account.number).text(account.currency);
    row.word(wireName(account.matching)).flag(account.mayBeShort);
}

void writeInstrument(CsvRow& row, const Instrument& instrument) {
    row.text(instrument.symbol).word(wireName(instrument.assetClass)).text(instrument.currency);
    row.number(instrument.multiplier)
        .number(instrument.tick)
        .day(instrument.expiry)
        .number(instrument.strike);
    row.word(instrument.right == OptionRight::None ? QString() : wireName(instrument.right));
}

void writeExecution(CsvRow& row, const Fill& fill) {
    row.word(wireName(fill.side)).number(fill.quantity).number(fill.price).instant(fill.executedAt);
    row.word(wireName(fill.timePrecision));
    row.word(fill.effect == Effect::Unknown ? QString() : wireName(fill.effect));
    row.text(fill.product).text(fill.venue).number(fill.accountRate).text(fill.externalId);
}

void writeCosts(CsvRow& row, const Fill& fill) {
    for (int kind = 0; kind < kChargeKinds; ++kind) {
        const Decimal amount = fill.charges[ChargeKind(kind)];
        amount.isZero() ? row.empty() : row.number(amount);
    }
    QStringList byHand;
    if (fill.executionByHand) {
        byHand.append(QStringLiteral("execution"));
    }
    if (fill.costsByHand) {
        byHand.append(QStringLiteral("costs"));
    }
    row.text(fill.costCurrency).text(fill.position).word(joinedList(byHand));
}

void writeAnnotation(CsvRow& row, const BookIndex& index, const Annotation& annotation) {
    row.text(annotation.notes).text(joinedList(index.tagNames(annotation)));
    row.number(annotation.initialStop).number(annotation.stop).number(annotation.target);
    annotation.stars == 0 ? row.empty() : row.integer(annotation.stars);
    row.text(index.playbookName(annotation.playbook)).number(annotation.openingPrice);
    row.number(annotation.mae).number(annotation.mfe).text(annotation.emotion).flag(annotation.reviewed);
    row.text(joinedList(annotation.mistakes));
}

void writeHeader(CsvRow& row) {
    for (int column = 0; column < kJournalColumns; ++column) {
        row.word(QString::fromLatin1(journalColumnName(JournalColumn(column))));
    }
    row.endRow();
}

/// The columns in the order of JournalColumn; the tests hold the two together.
Result<void> writeFill(CsvRow& row, const BookIndex& index, const Fill& fill) {
    const Account* account = index.account(fill.account);
    const Instrument* instrument = index.instrument(fill.instrument);
    if (account == nullptr || instrument == nullptr) {
        return Error{ErrorCode::InvalidValue,
                     QStringLiteral("fill %1 names an account or instrument that is not there")
                         .arg(fill.id.toString()),
                     account == nullptr ? QStringLiteral("account") : QStringLiteral("instrument")};
    }
    row.word(fill.id.toString());
    writeAccount(row, *account);
    writeInstrument(row, *instrument);
    writeExecution(row, fill);
    writeCosts(row, fill);
    if (const Annotation* annotation = index.annotation(fill.id)) {
        writeAnnotation(row, index, *annotation);
    } else {
        for (int column = int(JournalColumn::Notes); column < kJournalColumns; ++column) {
            row.empty();
        }
    }
    row.endRow();
    return Done{};
}

void writeTrade(CsvRow& row, const TradeBook& book, const Trade& trade) {
    const bool open = trade.status == TradeStatus::Open;
    const bool closed = trade.isClosed();
    QStringList tags;
    for (const qint32 tag : book.tagsOf(trade)) {
        tags.append(book.tags[std::size_t(tag)].name);
    }
    tags.sort();
    row.word(trade.id.toString()).text(book.accountOf(trade).name).text(book.instrumentOf(trade).symbol);
    row.word(wireName(trade.side)).word(wireName(trade.status)).number(trade.quantity);
    row.number(trade.entryPrice).number(open ? std::nullopt : trade.exitPrice);
    row.instant(trade.entryKnown() ? std::optional(trade.entryAt) : std::nullopt);
    row.instant(open ? std::nullopt : std::optional(trade.exitAt));
    row.number(trade.charges.total(), kMoneyPlaces);
    row.number(closed ? std::optional(trade.grossPnl) : std::nullopt, kMoneyPlaces);
    row.number(closed ? std::optional(trade.netPnl) : std::nullopt, kMoneyPlaces);
    row.text(book.currencyOf(trade)).ratio(closed ? rMultiple(trade) : std::nullopt);
    row.number(trade.stop).text(joinedList(tags));
    row.endRow();
}

} // namespace

Result<void> writeFillsCsv(QIODevice& out, const TradeBook& book, std::span<const Fill> fills,
                           std::span<const Annotation> annotations) {
    const BookIndex index(book, annotations);
    CsvRow row;
    writeHeader(row);
    for (const Fill& fill : fills) {
        if (const Result<void> written = writeFill(row, index, fill); !written.ok()) {
            return written;
        }
        if (row.size() >= kFlushAt) {
            if (const Result<void> flushed = row.flush(out); !flushed.ok()) {
                return flushed;
            }
        }
    }
    return row.flush(out);
}

Result<void> writeTradesCsv(QIODevice& out, const TradeBook& book, std::span<const quint32> trades) {
    static constexpr std::array kColumns = {
        u"id",        u"account",        u"symbol",        u"side", u"status", u"quantity", u"entryPrice",
        u"exitPrice", u"entryTimestamp", u"exitTimestamp", u"fees", u"pnl",    u"netPnl",   u"currency",
        u"r",         u"stop",           u"tags"};
    CsvRow row;
    for (const char16_t* column : kColumns) {
        row.word(column);
    }
    row.endRow();
    for (const quint32 index : trades) {
        writeTrade(row, book, book.trades[index]);
        if (row.size() >= kFlushAt) {
            if (const Result<void> flushed = row.flush(out); !flushed.ok()) {
                return flushed;
            }
        }
    }
    return row.flush(out);
}

} // namespace core
