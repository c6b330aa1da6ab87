#include "core/base/clock.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

class ClockTest : public QObject {
    Q_OBJECT
private slots:
    void readsAndPrintsDays() {
        QCOMPARE(dayText(*parseDay(u"2026-09-14")), QStringLiteral("2026-09-14"));
        QCOMPARE(dayNumber(*parseDay(u"1970-01-01")), 0);
        QCOMPARE(dayText(dayFromNumber(-1)), QStringLiteral("1969-12-31"));
        QCOMPARE(isoWeekday(*parseDay(u"2026-01-05")), 1);
        QCOMPARE(isoWeekday(*parseDay(u"2026-01-11")), 7);
    }

    void refusesImpossibleDays() {
        for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "26-01-05", "2026/01/05",
                                 "2026-1-5", "2026-01-05 ", "", "２026-01-05"}) {
            QVERIFY2(!parseDay(QString::fromUtf8(text)), text);
        }
        QVERIFY(parseDay(u"2024-02-29"));
    }

    void readsInstantsWithTheirOffset() {
        QCOMPARE(toMs(*parseInstant(u"1970-01-01T00:00:01Z")), 1000);
        QCOMPARE(toMs(*parseInstant(u"2025-12-01T09:30:00.250Z")) % 1000, 250);
        QCOMPARE(*parseInstant(u"2025-12-01T15:00:00+05:30"), *parseInstant(u"2025-12-01T09:30:00Z"));
        QCOMPARE(*parseInstant(u"2025-12-01T04:30:00-05:00"), *parseInstant(u"2025-12-01T09:30:00Z"));
    }

    void refusesInstantsWithoutAZone() {
        for (const char* text : {"2025-12-01T09:30:00", "2025-12-01", "2025-12-01 09:30:00Z",
                                 "2025-12-01T25:30:00Z", "now", ""}) {
            QVERIFY2(!parseInstant(QString::fromUtf8(text)), text);
        }
    }

    void printsInstantsThatReadBackEqual() {
        for (const qint64 ms : {0LL, 1LL, 1'764'581'400'000LL, 1'764'581'400'123LL, -1LL}) {
            QCOMPARE(toMs(*parseInstant(instantText(instantFromMs(ms)))), ms);
        }
    }
};

TJ_TEST(ClockTest)
#include "clock_test.moc"
