#include "core/domain/trading_day.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <random>

using namespace core;
using namespace std::chrono_literals;
using test::at;
using test::day;

class TradingDayTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithQtOnEveryKindOfZone_data() {
        QTest::addColumn<QByteArray>("zone");
        for (const char* name :
             {"UTC", "America/New_York", "Asia/Kolkata", "Europe/London", "Australia/Lord_Howe",
              "Pacific/Apia", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kathmandu"}) {
            QTest::newRow(name) << QByteArray(name);
        }
    }
    void agreesWithQtOnEveryKindOfZone() {
        QFETCH(QByteArray, zone);
        const QTimeZone qt(zone);
        const ZoneTable table(qt);
        std::mt19937_64 random(3);
        for (int i = 0; i < 4000; ++i) {
            const qint64 ms = qint64(random() % 4'000'000'000'000ULL); // 1970 to 2096
            const QDateTime expected = QDateTime::fromMSecsSinceEpoch(ms, qt);
            const WallTime wall = table.wallTime(instantFromMs(ms), TimePrecision::Second);
            QCOMPARE(dayText(wall.day), expected.date().toString(Qt::ISODate));
            QCOMPARE(wall.minute, expected.time().msecsSinceStartOfDay() / 60'000);
        }
    }

    void dayPrecisionIsThePrintedDateInEveryZone() {
        const ZoneTable table(QTimeZone("Pacific/Honolulu"));
        QCOMPARE(table.dayOf(at("2026-03-02T00:00:00Z"), TimePrecision::Day), day("2026-03-02"));
        QCOMPARE(table.dayOf(at("2026-03-02T23:59:59.999Z"), TimePrecision::Day), day("2026-03-02"));
        QCOMPARE(table.wallTime(at("2026-03-02T00:00:00Z"), TimePrecision::Day).minute, -1);
        QCOMPARE(table.dayOf(at("2026-03-02T00:00:00Z"), TimePrecision::Minute), day("2026-03-01"));
    }

    void daysBeforeTheEpochAreCutDownwards() {
        const ZoneTable table(QTimeZone::utc());
        QCOMPARE(table.dayOf(instantFromMs(-1), TimePrecision::Second), day("1969-12-31"));
        QCOMPARE(table.dayOf(instantFromMs(-86'400'000), TimePrecision::Second), day("1969-12-31"));
    }

    void readsAWallTime() {
        const ZoneTable table(QTimeZone("America/New_York"));
        const auto winter = table.read(day("2026-01-15"), 9h + 30min);
        QCOMPARE(winter.instant, at("2026-01-15T14:30:00Z"));
        QCOMPARE(winter.remark, ZoneTable::Remark::None);
        QCOMPARE(table.read(day("2026-07-15"), 9h + 30min).instant, at("2026-07-15T13:30:00Z"));
        QCOMPARE(table.read(day("2090-07-15"), 9h + 30min).instant, at("2090-07-15T13:30:00Z"));
    }

    void timeThatOccursTwiceIsTheEarlierOne() {
        const ZoneTable table(QTimeZone("America/New_York"));
        const auto reading = table.read(day("2026-11-01"), 1h + 30min);
        QCOMPARE(reading.instant, at("2026-11-01T05:30:00Z"));
        QCOMPARE(reading.remark, ZoneTable::Remark::OccursTwice);
        QCOMPARE(table.read(day("2026-11-01"), 2h).remark, ZoneTable::Remark::None);
        QCOMPARE(table.read(day("2026-11-01"), 59min).remark, ZoneTable::Remark::None);
    }

    void missingTimeMovesForwardByTheGap() {
        const ZoneTable table(QTimeZone("America/New_York"));
        const auto reading = table.read(day("2026-03-08"), 2h + 30min);
        QCOMPARE(reading.instant, at("2026-03-08T07:30:00Z")); // 03:30 there
        QCOMPARE(reading.remark, ZoneTable::Remark::DoesNotExist);
        QCOMPARE(table.read(day("2026-03-08"), 3h).remark, ZoneTable::Remark::None);
        // Samoa left out a whole day when it crossed the date line.
        const auto skipped = ZoneTable(QTimeZone("Pacific/Apia")).read(day("2011-12-30"), 12h);
        QCOMPARE(skipped.remark, ZoneTable::Remark::DoesNotExist);
        QCOMPARE(skipped.instant, at("2011-12-30T22:00:00Z"));
    }

    void aDayOfAClockChangeIsOneDay_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("hours");
        QTest::newRow("New York in spring")
            << QByteArray("America/New_York") << QByteArray("2026-03-08") << 23;
        QTest::newRow("New York in autumn")
            << QByteArray("America/New_York") << QByteArray("2026-11-01") << 25;
        QTest::newRow("London in spring") << QByteArray("Europe/London") << QByteArray("2026-03-29") << 23;
        QTest::newRow("Sydney in spring") << QByteArray("Australia/Sydney") << QByteArray("2026-10-04") << 23;
        QTest::newRow("Kolkata never") << QByteArray("Asia/Kolkata") << QByteArray("2026-03-29") << 24;
    }
    void aDayOfAClockChangeIsOneDay() {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, date);
        QFETCH(int, hours);
        const ZoneTable table{QTimeZone(zone)};
        const Day wanted = day(date.constData());
        const Instant begin = table.read(wanted, 0h).instant;
        const Instant end = table.read(wanted + std::chrono::days(1), 0h).instant;
        QCOMPARE(int((end - begin) / 1h), hours);
        QCOMPARE(table.dayOf(begin, TimePrecision::Second), wanted);
        QCOMPARE(table.dayOf(begin - 1ms, TimePrecision::Second), wanted - std::chrono::days(1));
        QCOMPARE(table.dayOf(end - 1ms, TimePrecision::Second), wanted);
        int previous = -1;
        for (Instant at = begin; at < end; at += 1min) {
            const WallTime wall = table.wallTime(at, TimePrecision::Minute);
            QCOMPARE(wall.day, wanted);
            // Every minute follows the one before, but where the clock is turned.
            QVERIFY(wall.minute == previous + 1 || std::abs(wall.minute - previous - 1) == 60);
            previous = wall.minute;
        }
        QCOMPARE(previous, 24 * 60 - 1);
    }

    void theMarketsOpeningKeepsItsWallTimeOverAClockChange() {
        const ZoneTable newYork(QTimeZone("America/New_York"));
        const ZoneTable kolkata(QTimeZone("Asia/Kolkata"));
        const Instant friday = newYork.read(day("2026-03-06"), 9h + 30min).instant;
        const Instant monday = newYork.read(day("2026-03-09"), 9h + 30min).instant;
        QCOMPARE(monday - friday, std::chrono::milliseconds(71h));
        QCOMPARE(kolkata.wallTime(friday, TimePrecision::Second).minute, 20 * 60);
        QCOMPARE(kolkata.wallTime(monday, TimePrecision::Second).minute, 19 * 60);
        QCOMPARE(newYork.wallTime(monday, TimePrecision::Second).minute, 9 * 60 + 30);
    }

    void readsBackWhatItShows() {
        std::mt19937_64 random(5);
        for (const char* name :
             {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"}) {
            const ZoneTable table{QTimeZone(name)};
            for (int i = 0; i < 2000; ++i) {
                const Instant instant = instantFromMs(qint64(random() % 68'000'000ULL) * 60'000);
                const WallTime wall = table.wallTime(instant, TimePrecision::Second);
                const auto reading = table.read(wall.day, std::chrono::minutes(wall.minute));
                QVERIFY(reading.remark != ZoneTable::Remark::DoesNotExist);
                QVERIFY(reading.instant == instant || reading.remark == ZoneTable::Remark::OccursTwice);
            }
        }
    }

    void zonesAreFoundByTheirName() {
        QCOMPARE(zoneNamed(QStringLiteral("Asia/Kolkata"))->id(), QByteArray("Asia/Kolkata"));
        QVERIFY(zoneNamed(QStringLiteral("UTC")));
        QVERIFY(zoneNamed(QStringLiteral("Etc/UTC")));
        QVERIFY(zoneNamed(QStringLiteral("Asia/Calcutta")));
        QVERIFY(!zoneNamed(QStringLiteral("Mars/Olympus")));
        QVERIFY(!zoneNamed(QStringLiteral("IST")));
        QVERIFY(!zoneNamed(QStringLiteral("Foo")));
        QCOMPARE(*zoneNamed({}), QTimeZone::systemTimeZone());
    }
};

TJ_TEST(TradingDayTest)
#include "trading_day_test.moc"
