#include "core/import/round_trip_sizes.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

const QString kSymbol = QStringLiteral("X");

/// Points and profit of each round trip, one after the other.
QString sizeOf(std::initializer_list<const char*> pointsAndProfits) {
    RoundTripSizes sizes;
    const char* points = nullptr;
    for (const char* each : pointsAndProfits) {
        const auto number = [](const char* text) {
            return Decimal::parse(QString::fromLatin1(text)).value();
        };
        if (points != nullptr) {
            sizes.see(kSymbol, number(points), number(each));
        }
        points = points == nullptr ? each : nullptr;
    }
    const RoundTripSizes::Size size = sizes.of(kSymbol);
    switch (size.kind) {
    case RoundTripSizes::Kind::AsKnown:
        return QStringLiteral("known");
    case RoundTripSizes::Kind::Proven:
        return size.factor.toString();
    case RoundTripSizes::Kind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

class RoundTripSizesTest : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatTheProfitsProve_data() {
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("size");
        const auto row = [](const char* name, const QString& found, const char* size) {
            QTest::newRow(name) << found << QString::fromLatin1(size);
        };
        row("nothing seen", sizeOf({}), "known");
        row("equal", sizeOf({"10", "10", "-4", "-4"}), "known");
        row("net of costs", sizeOf({"10", "9.30", "-4", "-4.70"}), "known");
        row("another currency", sizeOf({"10", "12.31", "-4", "-4.92"}), "known");
        row("no profit printed", sizeOf({"10", "0", "-4", "0"}), "known");
        row("closed at the entry", sizeOf({"0", "-1.20"}), "known");
        row("a future of 50", sizeOf({"0.25", "12.50", "-1.5", "-75"}), "50");
        row("a lot", sizeOf({"0.00035", "35", "-0.0002", "-20"}), "100000");
        row("a micro future of 12.5", sizeOf({"2", "25"}), "12.5");
        row("a lot net of costs", sizeOf({"0.00035", "34.30"}), "unknown");
        row("two sizes", sizeOf({"1", "50", "1", "20"}), "unknown");
        row("a profit of the other sign", sizeOf({"1", "-50"}), "unknown");
        row("points, not money", sizeOf({"100", "1"}), "known");
    }
    void tellsWhatTheProfitsProve() {
        QFETCH(QString, found);
        QFETCH(QString, size);
        QCOMPARE(found, size);
    }

    void symbolsAreWeighedApart() {
        RoundTripSizes sizes;
        sizes.see(kSymbol, Decimal::fromInt(1), Decimal::fromInt(50));
        QCOMPARE(sizes.of(QStringLiteral("Y")).kind, RoundTripSizes::Kind::AsKnown);
        QCOMPARE(sizes.of(kSymbol).factor, Decimal::fromInt(50));
    }

    void hugeNumbersAreNoError() {
        RoundTripSizes sizes;
        for (int i = 0; i < 3; ++i) {
            sizes.see(kSymbol, Decimal::fromInt(90'000'000'000), Decimal::fromInt(90'000'000'000));
        }
        QCOMPARE(sizes.of(kSymbol).kind, RoundTripSizes::Kind::AsKnown);
    }
};

TJ_TEST(RoundTripSizesTest)
#include "round_trip_sizes_test.moc"
