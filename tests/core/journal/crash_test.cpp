#include "core/domain/record_ids.h"
#include "core/domain/symbols.h"
#include "tests/core/journal/journal_contents.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>

#include <cstdio>
#include <random>

using namespace core;
using test::must;

namespace {

constexpr const char* kChildVariable = "TJ_CRASH_CHILD";
constexpr const char* kRoundsVariable = "TJ_CRASH_ROUNDS";
constexpr int kRounds = 25;
constexpr int kFillsOfAnAction = 20;

Account account() {
    Account account;
    account.name = QStringLiteral("Main");
    account.id = accountIdFor(QString(), QString(), account.name);
    return account;
}

Instrument instrument() {
    Instrument instrument;
    instrument.symbol = QStringLiteral("AAPL");
    instrument.currency = QStringLiteral("USD");
    instrument.id = instrumentIdFor(instrument);
    return instrument;
}

/// Fill `i` of action `number`; every action has as many and says its number in the venue.
Fill fillOf(int number, int i) {
    Fill fill;
    fill.id = newId<FillId>();
    fill.account = account().id;
    fill.instrument = instrument().id;
    fill.side = i % 2 == 0 ? Side::Buy : Side::Sell;
    fill.quantity = Decimal::fromInt(1);
    fill.price = Decimal::fromInt(100);
    fill.executedAt = instantFromMs(1'788'771'600'000) + std::chrono::minutes(number * 60 + i);
    fill.venue = QString::number(number);
    return fill;
}

/// Acknowledges every action after it was stored, until somebody kills this process.
[[noreturn]] void writeUntilKilled(const QString& path) {
    const SystemClock clock;
    const auto journal = must(Journal::open(path, clock));
    int number = int(must(journal->fills()).size()) / kFillsOfAnAction;
    for (;;) {
        must(journal->change(QStringLiteral("Action"), [&](ChangeScope& scope) -> Result<void> {
            must(scope.put(account()));
            must(scope.put(instrument()));
            for (int i = 0; i < kFillsOfAnAction; ++i) {
                must(scope.put(fillOf(number, i)));
            }
            return Done{};
        }));
        std::printf("\nstored %d\n", number++);
        std::fflush(stdout);
    }
}

int lastAcknowledged(const QByteArray& output) {
    int last = -1;
    const QList<QByteArray> lines = output.split('\n');
    // What stands behind the last line break was not written to its end.
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].startsWith("stored ")) {
            last = lines[i].mid(7).toInt();
        }
    }
    return last;
}

} // namespace

class CrashTest : public QObject {
    Q_OBJECT
private slots:
    void everyAcknowledgedChangeSurvivesAKill() {
        if (qEnvironmentVariableIsSet(kChildVariable)) {
            writeUntilKilled(qEnvironmentVariable(kChildVariable));
        }
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("crash.tradingjournal"));
        const int rounds = qEnvironmentVariableIsSet(kRoundsVariable)
                               ? qEnvironmentVariableIntValue(kRoundsVariable)
                               : kRounds;
        std::mt19937 random(42);
        int acknowledged = -1;
        for (int round = 0; round < rounds; ++round) {
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QString::fromLatin1(kChildVariable), path);
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("crash")});
            QVERIFY(child.waitForStarted());
            QVERIFY(child.waitForReadyRead(30'000));
            QTest::qSleep(int(random() % 200));
            child.kill();
            QVERIFY(child.waitForFinished());
            acknowledged = std::max(acknowledged, lastAcknowledged(child.readAllStandardOutput()));

            const SystemClock clock;
            const auto journal = must(Journal::open(path, clock));
            const auto fills = must(journal->fills());
            // All of an action or nothing of it, and nothing missing that was acknowledged.
            QCOMPARE(int(fills.size()) % kFillsOfAnAction, 0);
            QVERIFY(int(fills.size()) / kFillsOfAnAction > acknowledged);
            QCOMPARE(must(journal->readBook())->trades.size(), fills.size() / 2);
            QVERIFY(test::tradesAreCurrent(*journal));
        }
        QVERIFY(acknowledged > 0);
    }
};

TJ_TEST(CrashTest)
#include "crash_test.moc"
