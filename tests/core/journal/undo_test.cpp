#include "core/journal/operations/accounts.h"
#include "core/journal/operations/annotations.h"
#include "core/journal/operations/journal_settings.h"
#include "core/journal/operations/tags.h"
#include "core/journal/operations/trades.h"
#include "core/journal/sqlite.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <random>

using namespace core;
using test::contentsOf;
using test::must;
using test::TempJournal;

namespace {

/// Random things a person does, each one action.
class RandomPerson {
public:
    RandomPerson(TempJournal& journal, unsigned seed) : m_journal(journal), m_random(seed) {}

    void act() {
        m_journal.clock().advance(std::chrono::minutes(1));
        const int dice = number(10);
        const auto done = m_journal->change(QStringLiteral("Action %1").arg(dice), [&](ChangeScope& scope) {
            switch (dice) {
            case 0:
                return deleteSome(scope);
            case 1:
                return annotate(scope);
            case 2:
                return tag(scope);
            case 3:
                return editSome(scope);
            case 4:
                return changeMain(scope);
            default:
                return addSome(scope);
            }
        });
        // A refused action (a shared fill, say) leaves everything as it was.
        if (!done) {
            ++m_refused;
        }
    }
    int refused() const { return m_refused; }

private:
    int number(int below) { return int(m_random() % unsigned(below)); }

    Fill randomFill() {
        const Side side = number(2) == 0 ? Side::Buy : Side::Sell;
        const QByteArray quantity = QByteArray::number(1 + number(5));
        const QByteArray price = QByteArray::number(90 + number(20));
        Fill fill = m_journal.fill(side, quantity.constData(), price.constData(), number(60 * 24 * 20));
        fill.instrument =
            m_journal.instrument(number(2) == 0 ? QStringLiteral("AAPL") : QStringLiteral("MSFT")).id;
        fill.product = number(3) == 0 ? QStringLiteral("MIS") : QString();
        fill.position = number(8) == 0 ? QStringLiteral("p%1").arg(m_random()) : QString();
        fill.charges = Charges::commission(Decimal::fromUnits(number(100) * 1'000'000));
        return fill;
    }
    std::optional<Fill> anyFill() {
        const auto fills = must(m_journal->fills());
        return fills.empty() ? std::nullopt : std::optional(fills[std::size_t(number(int(fills.size())))]);
    }

    Result<void> addSome(ChangeScope& scope) {
        must(scope.put(m_journal.account()));
        must(scope.put(m_journal.instrument(QStringLiteral("AAPL"))));
        must(scope.put(m_journal.instrument(QStringLiteral("MSFT"))));
        for (int i = number(4); i >= 0; --i) {
            if (auto stored = scope.put(randomFill()); !stored) {
                return stored;
            }
        }
        return Done{};
    }
    Result<void> deleteSome(ChangeScope& scope) {
        const auto fill = anyFill();
        return fill ? deleteTrades(scope, std::vector<TradeId>{fill->id}) : Result<void>();
    }
    Result<void> annotate(ChangeScope& scope) {
        const auto fill = anyFill();
        return fill ? editAnnotation(scope, fill->id,
                                     [&](Annotation& annotation) {
                                         annotation.notes = QStringLiteral("note %1").arg(number(1000));
                                         annotation.stars = number(6);
                                         if (number(3) == 0) {
                                             annotation.openingPrice = Decimal::fromInt(80 + number(30));
                                         }
                                     })
                    : Result<void>();
    }
    Result<void> tag(ChangeScope& scope) {
        const auto fill = anyFill();
        const auto id = tagNamed(scope, QStringLiteral("tag %1").arg(number(3)));
        if (!fill || !id) {
            return Done{};
        }
        return editAnnotation(scope, fill->id,
                              [&](Annotation& annotation) { annotation.tags.push_back(*id); });
    }
    Result<void> editSome(ChangeScope& scope) {
        auto fill = anyFill();
        if (!fill) {
            return Done{};
        }
        fill->price = Decimal::fromInt(50 + number(100));
        return editFill(scope, *fill);
    }
    Result<void> changeMain(ChangeScope& scope) {
        if (number(2) == 0) {
            JournalSettings settings;
            settings.zone =
                number(2) == 0 ? QStringLiteral("Asia/Kolkata") : QStringLiteral("America/New_York");
            return changeSettings(scope, settings);
        }
        Account account = m_journal.account();
        account.mayBeShort = number(2) == 0;
        account.matching = MatchingMethod(number(3));
        return scope.put(account);
    }

    TempJournal& m_journal;
    std::mt19937 m_random;
    int m_refused = 0;
};

} // namespace

class UndoTest : public QObject {
    Q_OBJECT
private slots:
    void undoingAllLeadsToTheStartAndRedoingAllToTheEnd_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void undoingAllLeadsToTheStartAndRedoingAllToTheEnd() {
        QFETCH(unsigned, seed);
        TempJournal journal;
        const auto start = contentsOf(*journal);
        RandomPerson person(journal, seed);
        for (int i = 0; i < 40; ++i) {
            person.act();
        }
        QVERIFY(person.refused() < 20);
        QVERIFY(test::tradesAreCurrent(*journal));
        const auto end = contentsOf(*journal);
        QVERIFY(end != start);
        while (journal->undo()) {
        }
        QCOMPARE(contentsOf(*journal), start);
        QVERIFY(journal.book()->trades.empty());
        journal.reopen();
        int redone = 0;
        while (journal->redo()) {
            ++redone;
            if (redone % 10 == 0) {
                QVERIFY(test::tradesAreCurrent(*journal));
            }
        }
        QCOMPARE(contentsOf(*journal), end);
        QVERIFY(test::tradesAreCurrent(*journal));
    }

    void onlyTheLastHundredActionsAreKept() {
        TempJournal journal;
        for (int i = 0; i < 120; ++i) {
            must(journal->change(QStringLiteral("Account %1").arg(i), [&](ChangeScope& scope) {
                return scope.put(journal.account(QStringLiteral("A%1").arg(i)));
            }));
        }
        QCOMPARE(must(journal->history()).size(), std::size_t(100));
        int undone = 0;
        while (journal->undo()) {
            ++undone;
        }
        QCOMPARE(undone, 100);
        QCOMPARE(must(journal->records(RecordKind::Account)).size(), std::size_t(20));
    }

    void aNewActionForgetsWhatWasUndone() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        must(journal->undo());
        journal.add({journal.fill(Side::Buy, "2", "10", 0)});
        QCOMPARE(journal->redo().error().code, ErrorCode::NothingToRedo);
        QCOMPARE(must(journal->history()).size(), std::size_t(1));
    }

    void everyChangeIsNotedForSending() {
        TempJournal journal;
        journal.add({journal.fill(Side::Buy, "1", "10", 0)});
        SqliteConnection& connection = journal->connection();
        QCOMPARE(connection.number("select count(*) from outbox"), 3);
        Fill fill = must(journal->fills()).front();
        fill.charges = Charges::commission(Decimal::fromInt(1));
        must(journal->change(QStringLiteral("Fee"),
                             [&](ChangeScope& scope) { return editFill(scope, fill); }));
        SqliteStatement row = connection.prepare("select operation, field_groups from outbox where kind = ?",
                                                 int(RecordKind::Fill));
        QVERIFY(row.step());
        QCOMPARE(row.text(0), QStringLiteral("set"));
        QVERIFY(row.text(1).contains(QStringLiteral("costs")));
    }
};

TJ_TEST(UndoTest)
#include "undo_test.moc"
