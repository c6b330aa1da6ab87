#include "app/text/price_text.h"
#include "app/text/time_text.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QtTest>

using namespace app;
using namespace std::chrono;
using namespace Qt::Literals::StringLiterals;
using core::TimePrecision;

namespace {

const QString kKolkata = u"Asia/Kolkata"_s;
const QString kBerlin = u"Europe/Berlin"_s;

core::FigureText english() {
    return core::FigureText(QLocale(u"en_GB"_s));
}
core::Instant at(const char* utc) {
    return core::instantFromMs(
        QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).toMSecsSinceEpoch());
}
QString price(const char* value, std::optional<const char*> tick = {}) {
    core::Instrument instrument;
    if (tick) {
        instrument.tick = core::Decimal::parse(QString::fromLatin1(*tick)).value();
    }
    return priceText(core::FigureText(QLocale(u"en_IN"_s)), instrument,
                     core::Decimal::parse(QString::fromLatin1(value)).value());
}

} // namespace

class TimeTextTest : public QObject {
    Q_OBJECT

private slots:
    void aTimeIsThatOfItsZone() {
        const core::Instant moment = at("2026-03-10T20:45:08Z");
        QCOMPARE(timeText(kKolkata, english(), moment, TimePrecision::Second), u"11 Mar 2026, 02:15"_s);
        QCOMPARE(timeText(kBerlin, english(), moment, TimePrecision::Second), u"10 Mar 2026, 21:45"_s);
    }

    void aChangeToSummerTimeIsObeyed() {
        QCOMPARE(clockText(kBerlin, at("2026-03-29T00:30:00Z")), u"01:30"_s);
        QCOMPARE(clockText(kBerlin, at("2026-03-29T01:30:00Z")), u"03:30"_s);
    }

    void secondsAreShownOnlyWhereTheSourceTellsThem() {
        const core::Instant moment = at("2026-03-10T03:45:08Z");
        const auto shown = [&](TimePrecision precision) {
            return compactTimeText(kKolkata, english(), moment, precision, Seconds::Shown);
        };
        QCOMPARE(shown(TimePrecision::Second), u"10 Mar 26, 09:15:08"_s);
        QCOMPARE(shown(TimePrecision::Minute), u"10 Mar 26, 09:15"_s);
    }

    void aPrintedDateIsThatDayInEveryZone() {
        const core::Instant expiry = at("2026-03-10T23:59:59Z");
        for (const QString& zone : {kKolkata, kBerlin, u"America/New_York"_s}) {
            QCOMPARE(timeText(zone, english(), expiry, TimePrecision::Day), u"10 Mar 2026"_s);
        }
    }

    void todayAndYesterdayAreThoseOfTheZone() {
        const core::Instant now = at("2026-03-10T20:00:00Z"); // the 11th in Kolkata
        QCOMPARE(recentText(kKolkata, english(), at("2026-03-10T19:00:00Z"), now), u"today 00:30"_s);
        QCOMPARE(recentText(kKolkata, english(), at("2026-03-10T18:00:00Z"), now), u"yesterday 23:30"_s);
        QCOMPARE(recentText(kKolkata, english(), at("2026-03-09T18:00:00Z"), now), u"9 Mar 2026, 23:30"_s);
    }

    void midnightHasFourDigits() { QCOMPARE(clockText(kKolkata, at("2026-03-10T18:30:00Z")), u"00:00"_s); }

    void averagesHaveTheDecimalsOfTheTick() {
        QCOMPARE(price("1465.51666667", "0.05"), u"1,465.52"_s);
        QCOMPARE(price("1.0850", "0.00001"), u"1.085"_s);
        QCOMPARE(price("1.08501234", "0.00001"), u"1.08501"_s);
        QCOMPARE(price("25012.3", "1"), u"25,012.30"_s);
    }

    void withoutATickSmallPricesKeepMoreDecimals() {
        QCOMPARE(price("1.23456789"), u"1.23457"_s);
        QCOMPARE(price("19.999996"), u"20.00"_s);
        QCOMPARE(price("1465.51666667"), u"1,465.52"_s);
    }
};

TJ_TEST(TimeTextTest)
#include "time_text_test.moc"
