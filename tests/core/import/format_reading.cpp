#include "tests/core/import/format_reading.h"

#include "core/domain/wire_names.h"
#include "core/import/csv_reader.h"

#include <QRandomGenerator>
#include <QTime>

#include <algorithm>

namespace test {
namespace {

using namespace core;

QByteArray quoted(const QByteArray& cell) {
    return '"' + QByteArray(cell).replace("\"", "\"\"") + '"';
}

} // namespace

Statement readWhole(const BrokerFormat& format, const SourceFile& file) {
    const auto known = recognise(file);
    if (!known || *known != &format) {
        qFatal("%s is not recognised", qPrintable(file.name));
    }
    const auto statement = format.read(file, {});
    if (!statement) {
        qFatal("%s", qPrintable(statement.error().detail));
    }
    return *statement;
}

Ends endsOf(const Statement& statement) {
    Ends ends;
    for (const StatementRow& row : statement.rows) {
        ends.filled += row.kind == StatementRow::Kind::Fills;
        ends.ignored += row.kind == StatementRow::Kind::Ignored;
        ends.rejected += row.kind == StatementRow::Kind::Rejected;
    }
    return ends;
}

std::vector<FillDraft> fillsOf(const Statement& statement) {
    std::vector<FillDraft> fills;
    for (const StatementRow& row : statement.rows) {
        fills.insert(fills.end(), row.fills.begin(), row.fills.end());
    }
    return fills;
}

const StatementRow* rowAt(const Statement& statement, int line) {
    const auto found = std::find_if(statement.rows.begin(), statement.rows.end(),
                                    [&](const StatementRow& row) { return row.row == line; });
    return found == statement.rows.end() ? nullptr : &*found;
}

QString described(const FillDraft& fill) {
    QString text = dayText(fill.time.day);
    if (fill.time.sinceMidnight) {
        text += u'T' + QTime::fromMSecsSinceStartOfDay(int(fill.time.sinceMidnight->count()))
                           .toString(QStringLiteral("HH:mm:ss"));
    }
    text += QStringLiteral(" %1 %2 %3 @ %4")
                .arg(wireName(fill.side), fill.quantity.toString(), fill.instrument.symbol,
                     fill.price.toString());
    for (int kind = 0; kind < kChargeKinds; ++kind) {
        if (const Decimal cost = fill.charges[ChargeKind(kind)]; !cost.isZero()) {
            text += QStringLiteral(" %1 %2").arg(wireName(ChargeKind(kind)), cost.toString());
        }
    }
    if (fill.effect != Effect::Unknown) {
        text += u' ' + wireName(fill.effect);
    }
    return text;
}

QStringList described(const std::vector<FillDraft>& fills) {
    QStringList texts;
    for (const FillDraft& fill : fills) {
        texts.append(described(fill));
    }
    return texts;
}

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

QByteArray withColumnsReversed(const QByteArray& csv, const char* headerCell) {
    CsvReader reader(csv, ',');
    QByteArray reversed;
    bool below = false;
    while (reader.next()) {
        QByteArrayList cells;
        for (int i = 0; i < reader.size(); ++i) {
            below = below || reader.raw(i) == QByteArrayView(headerCell);
            cells.append(quoted(reader.raw(i).toByteArray()));
        }
        if (below) {
            std::reverse(cells.begin(), cells.end());
        }
        reversed += cells.join(',') + '\n';
    }
    return reversed;
}

QString complaintAboutRows(const Statement& statement) {
    for (const StatementRow& row : statement.rows) {
        const bool fine = row.kind == StatementRow::Kind::Fills ? !row.fills.empty() && row.reason.isEmpty()
                          : row.kind == StatementRow::Kind::Ignored
                              ? row.fills.empty() && !row.reason.isEmpty()
                              : row.fills.empty() && !row.reason.isEmpty() && !row.column.isEmpty();
        if (!fine || row.row <= 0) {
            return QStringLiteral("row %1: %2 fills, reason '%3'")
                .arg(row.row)
                .arg(row.fills.size())
                .arg(row.reason);
        }
        for (const FillDraft& fill : row.fills) {
            if (!fill.quantity.isPositive() || fill.instrument.symbol.isEmpty()) {
                return QStringLiteral("row %1 has a fill without quantity or symbol").arg(row.row);
            }
        }
    }
    return {};
}

QString complaintAboutDamage(const BrokerFormat& format, const QByteArray& bytes) {
    QRandomGenerator random(97);
    for (qsizetype length = 0; length < bytes.size(); length += 97) {
        QByteArray damaged = bytes.left(length);
        for (int round = 0; round < 2; ++round) {
            (void)format.recognise(damaged);
            const auto statement =
                format.read({QStringLiteral("damaged.csv"), damaged, QStringLiteral("UTF-8")}, {});
            if (statement && !complaintAboutRows(*statement).isEmpty()) {
                return QStringLiteral("cut at %1: %2").arg(length).arg(complaintAboutRows(*statement));
            }
            if (!statement && statement.error().detail.isEmpty()) {
                return QStringLiteral("cut at %1: an error that says nothing").arg(length);
            }
            damaged = bytes;
            for (int i = 0; i < 40; ++i) {
                damaged[qsizetype(random.bounded(quint32(damaged.size())))] = "9,\"\n-.xE"[random.bounded(8)];
            }
        }
    }
    return {};
}

} // namespace test
