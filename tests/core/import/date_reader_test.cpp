#include "core/import/date_reader.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <random>

using namespace core;

namespace {

using Order = DateColumn::Order;

/// "2026-08-25 15:20:21.000", "2026-08-25" without a time, the error's code otherwise.
QString shown(const Result<PrintedDate>& date) {
    if (!date) {
        return date.error().code == ErrorCode::AmbiguousValue ? QStringLiteral("ambiguous")
                                                              : QStringLiteral("error");
    }
    QString text = dayText(date->time.day);
    if (date->time.sinceMidnight) {
        const auto ms = int(date->time.sinceMidnight->count());
        text += u' ' + QTime::fromMSecsSinceStartOfDay(ms).toString(
                           ms % 1000 == 0 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm:ss.zzz"));
    }
    return text;
}

DateColumn columnOf(std::initializer_list<const char*> cells) {
    DateColumn column;
    for (const char* cell : cells) {
        column.see(QByteArrayView(cell));
    }
    return column;
}

} // namespace

class DateReaderTest : public QObject {
    Q_OBJECT
private slots:
    void readsUnambiguousDates_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        const auto add = [](const char* text, const char* value) {
            QTest::newRow(text) << QString::fromUtf8(text) << value;
        };
        add("2026-08-25", "2026-08-25");
        add("2026/8/5", "2026-08-05");
        add("20260825", "2026-08-25");
        add("20260825;093001", "2026-08-25 09:30:01");
        add("20260825 09:30", "2026-08-25 09:30:00");
        add("2026-08-25T09:30:01", "2026-08-25 09:30:01");
        add("2026-08-25 09:30:01.250", "2026-08-25 09:30:01.250");
        add("2026-08-25 09:30:01.1234567", "2026-08-25 09:30:01.123");
        add("2026-08-25, 09:30:01", "2026-08-25 09:30:01");
        add("2012-01-05;09:30:00", "2012-01-05 09:30:00");
        add("2026.08.25 22:05:19", "2026-08-25 22:05:19");
        add("25.08.2026", "2026-08-25");
        add("05.08.2026", "2026-08-05");
        add("25 Aug 2026, 03:20:21 PM", "2026-08-25 15:20:21");
        add("Aug 25, 2026", "2026-08-25");
        add("25-Aug-26", "2026-08-25");
        add("2026-Aug-25", "2026-08-25");
        add("Tuesday, August 25, 2026", "2026-08-25");
        add("01 Jul 2026 00:00:00", "2026-07-01 00:00:00");
        add("25/08/2026 9:05", "2026-08-25 09:05:00");
        add("8/25/26 12:00:00 AM", "2026-08-25 00:00:00");
        add("8/25/2026 12:30 pm", "2026-08-25 12:30:00");
        add("05/05/2026", "2026-05-05");
        add("'2026-08-25", "2026-08-25");
        add("", "error");
        add("n/a", "error");
        add("2026-02-30", "error");
        add("32/01/2026", "error");
        add("2026-08-25 25:00", "error");
        add("13/13/2026", "error");
        add("010.09.2024", "error");
        add("1", "error");
        add("12:30", "error");
        add("2026-08", "error");
        add("25 Foo 2026", "error");
    }
    void readsUnambiguousDates() {
        QFETCH(QString, text);
        QFETCH(QString, value);
        QCOMPARE(shown(DateColumn().read(text.toUtf8())), value);
    }

    void theColumnDecidesDayOrMonthFirst() {
        QCOMPARE(shown(DateColumn().read(QByteArrayView("03/04/2026"))), QStringLiteral("ambiguous"));
        QCOMPARE(shown(columnOf({"03/04/2026", "23/04/2026"}).read(QByteArrayView("03/04/2026"))),
                 QStringLiteral("2026-04-03"));
        QCOMPARE(shown(columnOf({"03/04/2026", "04/23/2026"}).read(QByteArrayView("03/04/2026"))),
                 QStringLiteral("2026-03-04"));
        QCOMPARE(shown(columnOf({"3/4/26", "4/23/26"}).read(QByteArrayView("3/4/26"))),
                 QStringLiteral("2026-03-04"));
    }

    void aColumnThatContradictsItselfAsksOnlyForTheAmbiguous() {
        const DateColumn column = columnOf({"23/04/2026", "04/23/2026"});
        QCOMPARE(shown(column.read(QByteArrayView("23/04/2026"))), QStringLiteral("2026-04-23"));
        QCOMPARE(shown(column.read(QByteArrayView("04/23/2026"))), QStringLiteral("2026-04-23"));
        QCOMPARE(shown(column.read(QByteArrayView("03/04/2026"))), QStringLiteral("ambiguous"));
    }

    void theRowsThatContradictEachOtherAreNamed() {
        DateColumn column;
        column.see("05/06/2026", 2);
        column.see("23/04/2026", 3);
        column.see("24/04/2026", 4);
        column.see("04/%1/2026", 5);
        column.see("04/25/2026", 6);
        const Error told = column.read(QByteArrayView("05/06/2026")).error();
        QCOMPARE(told.code, ErrorCode::AmbiguousValue);
        QCOMPARE(
            told.detail,
            QStringLiteral("the dates contradict each other: row 3 has '23/04/2026' (day first), row 6 has "
                           "'04/25/2026' (month first), and '05/06/2026' can be read both ways; correct the "
                           "file, or say which order holds: the other rows are then rejected"));
        const Error alike = DateColumn().read(QByteArrayView("05/06/2026")).error();
        QCOMPARE(alike.detail, QStringLiteral("'05/06/2026' can be read day first or month first"));
    }

    void aChosenOrderHolds() {
        QCOMPARE(shown(DateColumn(Order::DayFirst).read(QByteArrayView("03/04/2026"))),
                 QStringLiteral("2026-04-03"));
        QCOMPARE(shown(DateColumn(Order::MonthFirst).read(QByteArrayView("03/04/2026"))),
                 QStringLiteral("2026-03-04"));
        QCOMPARE(shown(DateColumn(Order::YearFirst).read(QByteArrayView("26/04/03"))),
                 QStringLiteral("2026-04-03"));
        QCOMPARE(shown(DateColumn(Order::MonthFirst).read(QByteArrayView("2026-04-03"))),
                 QStringLiteral("2026-04-03"));
        QCOMPARE(shown(DateColumn(Order::MonthFirst).read(QByteArrayView("23/04/2026"))),
                 QStringLiteral("error"));
    }

    void aTimeInItsOwnCellIsJoined() {
        const auto joined = DateColumn().read(QByteArrayView("2026-08-25"), QByteArrayView("09:31:05"));
        QCOMPARE(shown(joined), QStringLiteral("2026-08-25 09:31:05"));
        QCOMPARE(shown(DateColumn().read(QByteArrayView("2026-08-25 00:00:00"), QByteArrayView("09:31:05"))),
                 QStringLiteral("2026-08-25 09:31:05"));
        QCOMPARE(shown(DateColumn().read(QByteArrayView("2026-08-25"), QByteArrayView())),
                 QStringLiteral("2026-08-25"));
        QCOMPARE(shown(DateColumn().read(QByteArrayView("2026-08-25"), QByteArrayView("soon"))),
                 QStringLiteral("error"));
    }

    void precisionIsWhatIsPrinted() {
        QCOMPARE(DateColumn().read(QByteArrayView("2026-08-25 09:30"))->time.precision,
                 TimePrecision::Minute);
        QCOMPARE(DateColumn().read(QByteArrayView("2026-08-25 09:30:00"))->time.precision,
                 TimePrecision::Second);
        QCOMPARE(DateColumn().read(QByteArrayView("2026-08-25"))->time.precision, TimePrecision::Day);
    }

    void anOffsetMakesAnInstant_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("instant");
        const auto add = [](const char* text, const char* instant) {
            QTest::newRow(text) << text << instant;
        };
        add("2026-08-25T09:30:00Z", "2026-08-25T09:30:00Z");
        add("2026-08-25T09:30:00+05:30", "2026-08-25T04:00:00Z");
        add("2026-08-25 09:30:00 -0400", "2026-08-25T13:30:00Z");
        add("2026-08-25 09:30:00 UTC", "2026-08-25T09:30:00Z");
        add("08/25/2026 09:30:00 EDT", "2026-08-25T13:30:00Z");
        add("2026-08-25T09:30:00.500+02", "2026-08-25T07:30:00.500Z");
    }
    void anOffsetMakesAnInstant() {
        QFETCH(QString, text);
        QFETCH(QString, instant);
        const auto date = DateColumn().read(text.toUtf8());
        QVERIFY(date.ok());
        QCOMPARE(instantText(date->time.instant.value()), instant);
        QCOMPARE(date->time.sinceMidnight->count() / 1000, qint64(9 * 3600 + 30 * 60));
        QVERIFY(!DateColumn().read(QByteArrayView("2026-08-25 09:30:00"))->time.instant);
    }

    void anImpossiblePmIsReadAs24HoursWithARemark() {
        const auto date = DateColumn().read(QByteArrayView("1/15/2024 13:00:00 PM"));
        QCOMPARE(shown(date), QStringLiteral("2024-01-15 13:00:00"));
        QVERIFY(date->remark.contains(QStringLiteral("13:00:00 PM")));
        QCOMPARE(shown(DateColumn().read(QByteArrayView("1/15/2024 13:00:00 AM"))), QStringLiteral("error"));
    }

    void twoDigitYearsAreOfThisCenturyUpTo69() {
        QCOMPARE(shown(DateColumn().read(QByteArrayView("8/25/69"))), QStringLiteral("2069-08-25"));
        QCOMPARE(shown(DateColumn().read(QByteArrayView("8/25/99"))), QStringLiteral("1999-08-25"));
    }

    void everyDayIsReadBackInEveryLayout() {
        DateColumn dayFirst(Order::DayFirst);
        DateColumn monthFirst(Order::MonthFirst);
        for (int number = 10000; number < 25000; number += 13) {
            const Day day = dayFromNumber(number);
            const QDate date = QDate(1970, 1, 1).addDays(number);
            const auto isDay = [&](const Result<PrintedDate>& read) {
                return read.ok() && read->time.day == day;
            };
            QVERIFY(isDay(dayFirst.read(date.toString(QStringLiteral("dd/MM/yyyy")).toLatin1())));
            QVERIFY(isDay(monthFirst.read(date.toString(QStringLiteral("M/d/yyyy")).toLatin1())));
            QVERIFY(isDay(DateColumn().read(date.toString(QStringLiteral("yyyyMMdd")).toLatin1())));
            QVERIFY(isDay(
                DateColumn().read(QLocale::c().toString(date, QStringLiteral("d MMM yyyy")).toLatin1())));
        }
    }

    void anyBytesAreADateOrAnError() {
        std::mt19937 random(4);
        const QByteArray alphabet("0123456789/-.: ,;TZAPMaugwed+\xC3");
        for (int round = 0; round < 30000; ++round) {
            QByteArray cell;
            for (unsigned length = random() % 24; length > 0; --length) {
                cell += alphabet[int(random() % unsigned(alphabet.size()))];
            }
            DateColumn column;
            column.see(cell);
            if (const auto date = column.read(cell); !date) {
                QVERIFY(!date.error().detail.isEmpty());
            }
        }
    }
};

TJ_TEST(DateReaderTest)
#include "date_reader_test.moc"
