#include "server/postgres/parameters.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;

namespace {

QByteArray hexOf(const Parameters& parameters, int index) {
    return QByteArray(parameters.values()[std::size_t(index)], parameters.lengths()[index]).toHex();
}

} // namespace

class ParametersTest : public QObject {
    Q_OBJECT

private slots:
    // The bytes of PostgreSQL's own send functions, as `select int8send(…)` and its kin print them.
    void areTheBytesThatPostgresSends() {
        using namespace std::chrono;
        const Parameters given(7, qint64(-2), core::Decimal::fromUnits(68'000'000'000), true, 1.5,
                               core::Instant(sys_days(2000y / 1 / 1)) + milliseconds(1),
                               core::Day(sys_days(1999y / 12 / 31)), u"₹"_s, QByteArray("\0\xff", 2),
                               JsonText{"{}"}, QUuid::fromString(u"018f3c4e-0000-7000-8000-0000000000aa"));
        const std::vector<std::pair<unsigned, QByteArray>> expected = {
            {23, "00000007"},
            {20, "fffffffffffffffe"},
            {20, "0000000fd51da800"},
            {16, "01"},
            {701, "3ff8000000000000"},
            {1184, "00000000000003e8"},
            {1082, "ffffffff"},
            {25, "e282b9"},
            {17, "00ff"},
            {3802, "017b7d"},
            {2950, "018f3c4e0000700080000000000000aa"}};
        QCOMPARE(given.count(), int(expected.size()));
        for (int i = 0; i < given.count(); ++i) {
            QCOMPARE(given.types()[i], expected[std::size_t(i)].first);
            QCOMPARE(hexOf(given, i), expected[std::size_t(i)].second);
            QCOMPARE(given.formats()[i], 1);
        }
    }

    void keepTheTypeOfWhatIsNotThere() {
        const Parameters given(std::optional<qint64>(), std::optional<core::FillId>(), core::FillId(),
                               nullptr, std::optional<QString>());
        const std::vector<unsigned> types = {20, 2950, 2950, 0, 25};
        for (int i = 0; i < given.count(); ++i) {
            QVERIFY(given.values()[std::size_t(i)] == nullptr);
            QCOMPARE(given.types()[i], types[std::size_t(i)]);
        }
    }

    void aNullTextIsAnEmptyOne() {
        const Parameters given{QString()};
        QVERIFY(given.values()[0] != nullptr);
        QCOMPARE(given.lengths()[0], 0);
    }

    void valuesAfterANullAreWhereTheyBelong() {
        const Parameters given(std::optional<QString>(), u"after"_s, QUuid(), 3);
        QCOMPARE(hexOf(given, 1), QByteArray("after").toHex());
        QCOMPARE(hexOf(given, 3), QByteArray("00000003"));
    }

    void anArrayHasItsHeaderAndItsNulls() {
        const Parameters given(std::vector<std::optional<int>>{1, std::nullopt}, std::vector<QString>());
        QCOMPARE(given.types()[0], 1007u);
        QCOMPARE(hexOf(given, 0), QByteArray("00000001"
                                             "00000001"
                                             "00000017"
                                             "00000002"
                                             "00000001"
                                             "00000004"
                                             "00000001"
                                             "ffffffff"));
        QCOMPARE(given.types()[1], 1009u);
        QCOMPARE(hexOf(given, 1), QByteArray("00000000"
                                             "00000000"
                                             "00000019"));
    }

    void smallAndUnsignedNumbersTakeWhatHoldsThem() {
        const Parameters given(qint16(1), quint16(2), quint32(3), 4L, std::int64_t(5));
        const std::vector<unsigned> types = {23, 23, 20, 20, 20};
        for (int i = 0; i < given.count(); ++i) {
            QCOMPARE(given.types()[i], types[std::size_t(i)]);
        }
    }
};

TJ_TEST(ParametersTest)
#include "parameters_test.moc"
