#include "core/journal/rematch.h"

#include "core/journal/health_check.h"
#include "core/journal/operations/accounts.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <random>

using namespace core;

namespace {

constexpr int kSteps = 14;

/// A trader who never does the same thing twice: imports, corrections, deletions, splits, told prices, undo.
class RestlessTrader {
public:
    explicit RestlessTrader(unsigned seed) : m_random(seed) {
        Account account = m_journal.account();
        account.mayBeShort = oneIn(3);
        account.matching = MatchingMethod(upTo(2));
        account.zone = oneIn(2) ? QStringLiteral("Asia/Kolkata") : QStringLiteral("America/New_York");
        change([&](ChangeScope& scope) {
            test::must(scope.put(account));
            test::must(scope.put(m_journal.instrument()));
        });
    }

    /// Does something; what it was, for the message of a failure.
    QString act() {
        switch (upTo(7)) {
        case 0:
            return deleteSomeFill();
        case 1:
            return correctSomeFill();
        case 2:
            return tellOpeningPrice();
        case 3:
            return splitStock();
        case 4:
            return takeBack();
        default:
            return addFills();
        }
    }

    /// "" when the trades kept step by step are those that all fills give at once.
    QString complaint() {
        const std::vector<HealthFinding> findings = test::must(checkHealth(*m_journal));
        return findings.empty() ? QString() : findings.front().sentence;
    }

    bool hasUnopened() const {
        const auto book = m_journal.book();
        return std::any_of(book->trades.begin(), book->trades.end(),
                           [](const Trade& trade) { return trade.status == TradeStatus::Unopened; });
    }

private:
    int upTo(int most) { return int(m_random() % unsigned(most + 1)); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }

    template <typename Work>
    void change(const Work& work) {
        test::must(m_journal->change(QStringLiteral("Step"), [&](ChangeScope& scope) -> Result<void> {
            work(scope);
            return Done{};
        }));
    }

    void disturb(Fill& fill) {
        fill.side = oneIn(2) ? Side::Buy : Side::Sell;
        fill.quantity = Decimal::fromInt(1 + upTo(4));
        fill.price = Decimal::fromInt(90 + upTo(20));
        // Few times, far apart and close together: many fills at one time, and many days without any.
        fill.executedAt = instantFromMs(1'788'771'600'000) + std::chrono::hours(5 * upTo(60));
        fill.timePrecision = oneIn(5) ? TimePrecision::Day : TimePrecision::Second;
        if (fill.timePrecision == TimePrecision::Day) {
            fill.executedAt = std::chrono::floor<std::chrono::days>(fill.executedAt);
        }
        fill.effect = oneIn(5) ? Effect::Close : oneIn(8) ? Effect::Open : Effect::Unknown;
        fill.product = oneIn(4) ? QStringLiteral("MIS") : QStringLiteral("CNC");
        fill.charges = Charges::commission(Decimal::fromInt(upTo(3)));
    }

    QString addFills() {
        change([&](ChangeScope& scope) {
            for (int i = upTo(4); i >= 0; --i) {
                Fill fill = m_journal.fill(Side::Buy, "1", "100", 0);
                // Ids of the run, so that a failure comes again.
                fill.id = FillId(namedUuid(kJournalNamespace, QString::number(++m_made)));
                disturb(fill);
                test::must(scope.put(fill));
            }
        });
        return QStringLiteral("added fills");
    }

    std::optional<Fill> someFill() {
        const auto fills = test::must(m_journal->fills());
        return fills.empty() ? std::nullopt : std::optional(fills[std::size_t(upTo(int(fills.size()) - 1))]);
    }

    QString deleteSomeFill() {
        if (const auto fill = someFill()) {
            change([&](ChangeScope& scope) { test::must(scope.remove(RecordKind::Fill, fill->id.uuid())); });
        }
        return QStringLiteral("deleted a fill");
    }

    QString correctSomeFill() {
        if (auto fill = someFill()) {
            disturb(*fill);
            change([&](ChangeScope& scope) { test::must(scope.put(*fill)); });
        }
        return QStringLiteral("corrected a fill");
    }

    QString tellOpeningPrice() {
        if (const auto fill = someFill()) {
            Annotation annotation;
            annotation.id = fill->id;
            annotation.openingPrice = oneIn(4) ? std::nullopt : std::optional(Decimal::fromInt(95));
            change([&](ChangeScope& scope) { test::must(scope.putAnnotation(annotation)); });
        }
        return QStringLiteral("told an opening price");
    }

    QString splitStock() {
        CorporateAction split;
        split.id = CorporateActionId(namedUuid(kJournalNamespace, QStringLiteral("split%1").arg(++m_made)));
        split.instrument = m_journal.instrument().id;
        split.date = std::chrono::floor<std::chrono::days>(instantFromMs(1'788'771'600'000)) +
                     std::chrono::days(upTo(12));
        split.from = Decimal::fromInt(1);
        split.to = Decimal::fromInt(2);
        change([&](ChangeScope& scope) { test::must(scope.put(split)); });
        return QStringLiteral("split the stock");
    }

    QString takeBack() {
        const bool again = oneIn(2);
        (void)(again ? m_journal->redo() : m_journal->undo());
        return again ? QStringLiteral("redid") : QStringLiteral("undid");
    }

    std::mt19937 m_random;
    test::TempJournal m_journal;
    int m_made = 0;
};

} // namespace

class RematchPropertyTest : public QObject {
    Q_OBJECT
private slots:
    /// Only the trades since the last flat point are matched again: nobody may see that.
    void tradesKeptStepByStepAreThoseOfAllFillsAtOnce() {
        int unopened = 0;
        for (unsigned seed = 1; seed <= 24; ++seed) {
            RestlessTrader trader(seed);
            QStringList done;
            for (int step = 0; step < kSteps; ++step) {
                done.append(trader.act());
                const QString wrong = trader.complaint();
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(QStringLiteral("seed %1: %2 after: %3")
                                        .arg(QString::number(seed), wrong, done.join(QStringLiteral(", ")))));
            }
            unopened += trader.hasUnopened() ? 1 : 0;
        }
        QVERIFY(unopened > 4); // the dice must reach the rare rules
    }
};

TJ_TEST(RematchPropertyTest)
#include "rematch_property_test.moc"
