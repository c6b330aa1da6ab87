#include "core/base/clock.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QRandomGenerator>
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

    void everyDayIsTheOneQtKnows() {
        for (int number = -30'000; number < 60'000; number += 7) {
            const QDate date = QDate(1970, 1, 1).addDays(number);
            const Day day = dayFromNumber(number);
            QCOMPARE(dayText(day), date.toString(Qt::ISODate));
            QCOMPARE(*parseDay(dayText(day)), day);
            QCOMPARE(dayNumber(day), number);
            QCOMPARE(isoWeekday(day), date.dayOfWeek());
        }
    }

    void februaryHasItsLeapDays() {
        for (const auto& [text, good] : {std::pair(u"2024-02-29", true),
                                         {u"2023-02-29", false},
                                         {u"2000-02-29", true},
                                         {u"1900-02-29", false},
                                         {u"2100-02-29", false},
                                         {u"2024-02-30", false}}) {
            QCOMPARE(parseDay(text).has_value(), good);
        }
    }

    void everyInstantReadsBackEqual() {
        QRandomGenerator random(4);
        for (int i = 0; i < 5000; ++i) {
            const qint64 ms = qint64(random.generate64() % 8'000'000'000'000ULL) - 2'000'000'000'000;
            const QString text = instantText(instantFromMs(ms));
            QCOMPARE(toMs(*parseInstant(text)), ms);
            QCOMPARE(text.contains(u'.'), ms % 1000 != 0);
            QVERIFY(text.endsWith(u'Z'));
        }
    }

    void everyOffsetIsTakenAway() {
        const Instant noon = *parseInstant(u"2026-06-15T12:00:00Z");
        for (int minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
            const QTime wall = QTime(12, 0).addSecs(minutes * 60);
            const int day = 15 + (12 * 60 + minutes >= 24 * 60 ? 1 : 12 * 60 + minutes < 0 ? -1 : 0);
            const QString text =
                QStringLiteral("2026-06-%1T%2%3%4")
                    .arg(day)
                    .arg(wall.toString(QStringLiteral("HH:mm:ss")), minutes < 0 ? u"-" : u"+")
                    .arg(QTime(0, 0).addSecs(std::abs(minutes) * 60).toString(QStringLiteral("HH:mm")));
            QVERIFY2(parseInstant(text) == noon, qPrintable(text));
        }
    }

    void theSystemsClockIsNow() {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = toMs(SystemClock().now());
        QVERIFY(now >= before && now <= QDateTime::currentMSecsSinceEpoch());
    }

    void printsInstantsThatReadBackEqual() {
        for (const qint64 ms : {0LL, 1LL, 1'764'581'400'000LL, 1'764'581'400'123LL, -1LL}) {
            QCOMPARE(toMs(*parseInstant(instantText(instantFromMs(ms)))), ms);
        }
    }
};

TJ_TEST(ClockTest)
#include "clock_test.moc"
