#include "core/import/generic_columns.h"

#include "core/import/text_encoding.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QStringConverter>
#include <QtTest>

#include <array>
#include <random>

using namespace core;

namespace {

struct Fact {
    QString symbol;
    Side side = Side::Buy;
    Decimal quantity;
    Decimal price;
    Decimal cost;
    QDateTime at;

    QString text() const {
        return QStringLiteral("%1 %2 %3 @ %4 at %5, %6")
            .arg(symbol, side == Side::Buy ? QStringLiteral("buy") : QStringLiteral("sell"),
                 quantity.toString(), price.toString(), at.toString(Qt::ISODate), cost.toString());
    }
};

/// Prints one table of fills as some house would: no two of the random ones alike.
class House {
public:
    explicit House(unsigned seed) : m_random(seed) {
        m_comma = oneIn(3);
        m_delimiter = QString(u",;\t|"[upTo(3)]);
        m_groups = oneIn(3);
        m_dates = upTo(5);
        m_signs = oneIn(3);
        m_costsAsCash = oneIn(2);
        m_quotes = oneIn(3);
        m_encoding = upTo(3);
    }

    std::vector<Fact> facts() {
        std::vector<Fact> facts;
        for (int i = 0; i < 6 + upTo(10); ++i) {
            Fact fact;
            fact.symbol = QStringList{QStringLiteral("ABC"), QStringLiteral("Société"), QStringLiteral("X&Y"),
                                      QStringLiteral("QRS")}[upTo(3)]
                              .toUpper();
            fact.side = i == 0 || oneIn(2) ? Side::Sell : Side::Buy;
            fact.quantity = Decimal::fromUnits((1 + upTo(3'000'000)) * (Decimal::One / 1000));
            fact.price = Decimal::fromUnits((1 + upTo(90'000'000)) * (Decimal::One / 10'000));
            // Something must tell how the house writes: the first row's price and day.
            fact.price = i == 0 ? Decimal::parse(u"1234.5").value() : fact.price;
            fact.cost = i == 0 ? Decimal::parse(u"1.25").value() : Decimal::fromUnits(upTo(500) * 1'000'000);
            fact.at = QDateTime(QDate(2026, 1 + upTo(11), i == 0 ? 25 : 1 + upTo(27)),
                                QTime(upTo(23), upTo(59), upTo(59)), Qt::UTC);
            facts.push_back(fact);
        }
        return facts;
    }

    QByteArray print(const std::vector<Fact>& facts) {
        std::vector<QStringList> rows;
        rows.push_back({QStringLiteral("Trade Date"), QStringLiteral("Symbol"), QStringLiteral("Quantity"),
                        QStringLiteral("Price"), QStringLiteral("Commission"), QStringLiteral("Side")});
        for (const Fact& fact : facts) {
            rows.push_back({date(fact.at), fact.symbol, quantity(fact), number(fact.price), cost(fact),
                            side(fact.side)});
        }
        std::vector<int> order = {0, 1, 2, 3, 4};
        if (!m_signs) {
            order.push_back(5);
        }
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[std::size_t(upTo(int(i) - 1))]);
        }
        QString text = oneIn(3) ? QStringLiteral("Account statement\nPrinted for A. Trader\n\n") : QString();
        for (const QStringList& row : rows) {
            QStringList cells;
            for (const int column : order) {
                cells.append(cell(row[column]));
            }
            text += cells.join(m_delimiter) + (oneIn(9) ? QStringLiteral("\n\n") : QStringLiteral("\n"));
        }
        return encoded(oneIn(2) ? text : text.replace(u'\n', QStringLiteral("\r\n")));
    }

private:
    int upTo(int most) { return int(m_random() % unsigned(most + 1)); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }

    QString number(Decimal value) const {
        const QStringList parts = value.abs().toString(2).split(u'.');
        QString whole = parts[0];
        for (qsizetype at = whole.size() - 3; m_groups && at > 0; at -= 3) {
            whole.insert(at, m_comma ? u'.' : u',');
        }
        return (value.isNegative() ? QStringLiteral("-") : QString()) + whole +
               (m_comma ? QStringLiteral(",") : QStringLiteral(".")) + parts[1];
    }
    QString quantity(const Fact& fact) const {
        return number(m_signs && fact.side == Side::Sell ? -fact.quantity : fact.quantity);
    }
    QString cost(const Fact& fact) const { return number(m_costsAsCash ? -fact.cost : fact.cost); }
    QString side(Side side) {
        static const QStringList kBuys = {QStringLiteral("Buy"), QStringLiteral("B"),
                                          QStringLiteral("BOUGHT"), QStringLiteral("buy to open")};
        static const QStringList kSells = {QStringLiteral("Sell"), QStringLiteral("S"),
                                           QStringLiteral("SOLD"), QStringLiteral("Sell short")};
        return (side == Side::Buy ? kBuys : kSells)[upTo(3)];
    }
    QString date(const QDateTime& at) const {
        static const std::array<const char*, 6> kStyles = {"yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm:ss",
                                                           "dd/MM/yyyy HH:mm:ss",  "MM/dd/yyyy hh:mm:ss AP",
                                                           "dd.MM.yyyy HH:mm:ss",  "dd MMM yyyy, HH:mm:ss"};
        return QLocale::c().toString(at, QString::fromLatin1(kStyles[std::size_t(m_dates)]));
    }
    QString cell(QString text) const {
        const bool must = text.contains(m_delimiter) || text.contains(u'"');
        return must || m_quotes ? u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"' : text;
    }
    QByteArray encoded(const QString& text) const {
        switch (m_encoding) {
        case 0:
            return QStringEncoder(QStringEncoder::Latin1).encode(text); // "é" as Windows-1252 writes it
        case 1:
            return QByteArray("\xEF\xBB\xBF") + text.toUtf8();
        case 2:
            return QStringEncoder(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom).encode(text);
        default:
            return text.toUtf8();
        }
    }

    std::mt19937 m_random;
    QString m_delimiter;
    bool m_comma = false;
    bool m_groups = false;
    bool m_signs = false;
    bool m_costsAsCash = false;
    bool m_quotes = false;
    int m_dates = 0;
    int m_encoding = 0;
};

QString shown(const ImportPlan& plan, std::size_t i) {
    const Fill& fill = plan.fills[i].fill;
    const auto isIt = [&](const Instrument& instrument) { return instrument.id == fill.instrument; };
    const auto instrument = std::find_if(plan.newInstruments.begin(), plan.newInstruments.end(), isIt);
    return Fact{instrument->symbol,   fill.side,
                fill.quantity,        fill.price,
                fill.charges.total(), QDateTime::fromMSecsSinceEpoch(toMs(fill.executedAt), Qt::UTC)}
        .text();
}

} // namespace

class TablePropertyTest : public QObject {
    Q_OBJECT
private slots:
    /// Delimiter, decimal sign, grouping, dates, quoting, encoding, order of columns, signs or words:
    /// whatever a house chooses, the fills are the same.
    void aTableIsReadAlikeWhoeverPrintedIt() {
        for (unsigned seed = 1; seed <= 150; ++seed) {
            House house(seed);
            const std::vector<Fact> facts = house.facts();
            const QByteArray bytes = house.print(facts);
            const auto file = decodeSource(bytes, QStringLiteral("table.csv"));
            const QByteArray where = "seed " + QByteArray::number(seed) + ":\n" + file->text.left(400);
            QVERIFY2(recognise(*file).ok() && recognise(*file).value() == &kGenericColumns, where);
            const auto statement = kGenericColumns.read(*file, {});
            QVERIFY2(statement.ok(), where + (statement.ok() ? "" : statement.error().detail.toUtf8()));
            const auto plan =
                planImport(kGenericColumns, *statement, file->name, FakeJournal().context(), {});
            QVERIFY2(plan.ok() && plan->fills.size() == facts.size(), where);
            for (std::size_t i = 0; i < facts.size(); ++i) {
                QVERIFY2(shown(*plan, i) == facts[i].text(),
                         where + "\n" + shown(*plan, i).toUtf8() + "\n" + facts[i].text().toUtf8());
            }
        }
    }
};

TJ_TEST(TablePropertyTest)
#include "table_property_test.moc"
