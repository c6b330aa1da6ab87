#include "server/observe/metrics.h"
#include "server/postgres/session.h"
#include "tests/live/tenant_things.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace std::chrono_literals;
using namespace std::chrono;
using namespace Qt::Literals::StringLiterals;
using namespace server;

class PostgresValuesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TenantThings> m_things;
    Metrics m_metrics;
    std::unique_ptr<Pool> m_pool;

    Session session() { return Session(*m_pool, 20s); }
    template <typename T>
    T echoed(const T& value) {
        return session().read(TenantId(), "select $1", value)[0].template read<T>(0);
    }
    template <typename T>
    void survives(const T& value) {
        QVERIFY(echoed(value) == value);
        QVERIFY(echoed(std::optional<T>(value)) == std::optional<T>(value));
        QVERIFY(echoed(std::optional<T>()) == std::nullopt);
    }
    QString asText(Sql sql, const auto&... values) {
        return session().read(TenantId(), sql, values...)[0].text(0);
    }

private slots:
    void initTestCase() {
        m_things = std::make_unique<test::TenantThings>();
        m_pool = std::make_unique<Pool>(m_things->poolSettings(), m_metrics);
    }
    void cleanupTestCase() {
        m_pool.reset();
        m_things.reset();
    }

    void everyTypeComesBackAsItWasIncludingItsExtremes() {
        survives(core::newUuid());
        survives(core::newId<core::FillId>());
        for (const qint64 units : {std::numeric_limits<qint64>::min(), qint64(-1), qint64(0), qint64(1),
                                   std::numeric_limits<qint64>::max()}) {
            survives(core::Decimal::fromUnits(units));
            survives(units);
        }
        survives(std::numeric_limits<int>::min());
        survives(std::numeric_limits<int>::max());
        survives(true);
        survives(false);
        for (const double real :
             {0.0, -0.0, 0.1, std::numeric_limits<double>::max(), std::numeric_limits<double>::denorm_min(),
              std::numeric_limits<double>::infinity()}) {
            survives(real);
        }
        QVERIFY(std::isnan(echoed(std::nan(""))));
        survives(u""_s);
        survives(u"₹ 1,234 — “naïve” \U0001F4C8\t'\\\n"_s);
        survives(QString(1'000'000, u'é'));
        survives(QByteArray());
        survives(QByteArray("\0\1\xff'\\", 5));
        survives(QByteArray(3'000'000, '\0'));
        survives(core::Instant(sys_days(1970y / 1 / 1)));
        survives(core::Instant(sys_days(1969y / 12 / 31)) + 23h + 59min + 59s + 999ms);
        survives(core::Instant(sys_days(1999y / 12 / 31)) + 23h + 59min + 59s + 999ms);
        survives(core::Instant(sys_days(9999y / 12 / 31)) + 23h + 59min + 59s + 999ms);
        survives(core::Instant(sys_days(1y / 1 / 1)));
        survives(core::Day(sys_days(1y / 1 / 1)));
        survives(core::Day(sys_days(2000y / 2 / 29)));
        survives(core::Day(sys_days(9999y / 12 / 31)));
    }

    void postgresUnderstandsThemAsWeDo() {
        const core::Instant instant = core::Instant(sys_days(2026y / 9 / 14)) + 3h + 45min + 1ms;
        QCOMPARE(asText("select to_char($1 at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')", instant),
                 u"2026-09-14 03:45:00.001000"_s);
        QCOMPARE(asText("select $1::text", core::Day(sys_days(2024y / 2 / 29))), u"2024-02-29"_s);
        QCOMPARE(asText("select $1::text", *core::Decimal::parse(u"680.00000001")), u"68000000001"_s);
        const QUuid id = core::newUuid();
        QCOMPARE(asText("select $1::text", id), id.toString(QUuid::WithoutBraces));
        QCOMPARE(asText("select encode($1, 'hex')", QByteArray("\0\xff", 2)), u"00ff"_s);
        QCOMPARE(asText("select host($1::inet)", u"10.1.2.3"_s), u"10.1.2.3"_s);
        QCOMPARE(asText("select ($1::text is null)::text", std::optional<QString>()), u"true"_s);
    }

    void roundsAnInstantDownToTheMillisecond() {
        Session mine = session();
        const auto at = [&](Sql sql) { return mine.read(TenantId(), sql)[0].instant(0); };
        QCOMPARE(at("select '2026-01-01 00:00:00.001999Z'::timestamptz"),
                 core::Instant(sys_days(2026y / 1 / 1)) + 1ms);
        QCOMPARE(at("select '1960-01-01 00:00:00.001999Z'::timestamptz"),
                 core::Instant(sys_days(1960y / 1 / 1)) + 1ms);
    }

    void arraysComeBackWithTheirNulls() {
        const std::vector<QUuid> ids = {core::newUuid(), core::newUuid()};
        QCOMPARE(echoed(ids), ids);
        const std::vector<std::optional<core::Decimal>> amounts = {core::Decimal::fromUnits(1), std::nullopt,
                                                                   core::Decimal::fromUnits(-5)};
        QVERIFY(echoed(amounts) == amounts);
        const std::vector<QString> words = {u"a,b"_s, u""_s, u"{\"}"_s, u"NULL"_s};
        QCOMPARE(echoed(words), words);
        QCOMPARE(echoed(std::vector<bool>{true, false}), (std::vector<bool>{true, false}));
        const std::vector<core::Instant> instants = {core::Instant(sys_days(2026y / 1 / 1))};
        QVERIFY(echoed(instants) == instants);
        QVERIFY(echoed(std::vector<core::Day>()).empty());
        const std::vector<QByteArray> blobs = {QByteArray("\0", 1), QByteArray()};
        QCOMPARE(echoed(blobs), blobs);
        QVERIFY(echoed(std::vector<double>{0.5}) == std::vector<double>{0.5});
        QVERIFY(echoed(std::vector<int>{1, 2}) == (std::vector<int>{1, 2}));
    }

    void manyRowsGoInAsArrays() {
        const int count = 5000;
        std::vector<core::FillId> ids;
        std::vector<std::optional<core::Decimal>> fees;
        for (int i = 0; i < count; ++i) {
            ids.push_back(core::newId<core::FillId>());
            fees.push_back(i % 2 == 0 ? std::optional(core::Decimal::fromInt(i)) : std::nullopt);
        }
        Session mine = session();
        const Rows rows = mine.read(TenantId(), "select * from unnest($1::uuid[], $2::bigint[])", ids, fees);
        QCOMPARE(rows.size(), count);
        int i = 0;
        for (const Row row : rows) {
            const auto [id, fee] = row.as<core::FillId, std::optional<core::Decimal>>();
            QVERIFY(id == ids[std::size_t(i)] && fee == fees[std::size_t(i)]);
            ++i;
        }
    }

    void jsonComesBackAsItsText() {
        Session mine = session();
        const Rows rows = mine.read(TenantId(), "select $1, $1 -> 'a', null::jsonb, '[1]'::json",
                                    JsonText{R"({"b": "₹", "a": 1.50})"});
        QCOMPARE(rows[0].utf8(0), QByteArray(R"({"a": 1.50, "b": "₹"})"));
        QCOMPARE(rows[0].text(1), u"1.50"_s);
        QVERIFY(!rows[0].read<std::optional<JsonText>>(2).has_value());
        QCOMPARE(rows[0].utf8(3), QByteArray("[1]"));
        QVERIFY_THROWS_EXCEPTION(DatabaseFailure, mine.read(TenantId(), "select $1", JsonText{"{"}));
    }

    void aNulInATextIsRefusedNotCut() {
        Session mine = session();
        const QString nul = u"abc"_s + QChar(0) + u"def"_s;
        try {
            mine.read(TenantId(), "select $1", nul);
            QFAIL("PostgreSQL holds no NUL");
        } catch (const DatabaseFailure& failure) {
            QCOMPARE(failure.reason(), DatabaseFailure::Reason::InvalidValue);
        }
    }

    void aNullIdReadsAsTheNullIdAndNothingElseDoes() {
        Session mine = session();
        const Rows rows = mine.read(TenantId(), "select null::uuid, null::bigint, null::text, null");
        QVERIFY(rows[0].id<core::FillId>(0).isNull());
        QVERIFY(rows[0].isNull(3));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].integer(1));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].text(2));
        QCOMPARE(rows[0].read<std::optional<qint64>>(1), std::nullopt);
    }

    void readingAsAnotherTypeIsABug() {
        Session mine = session();
        const Rows rows = mine.read(
            TenantId(),
            "select 1::integer, 'x'::text, 1.5::numeric, 5000000000, now(), 7::smallint, 'a'::name");
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].uuid(0));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].decimal(0));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].integer(1));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].decimal(2));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].number(3));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].day(4));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, rows[0].integer(7));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, rows[1]);
        QCOMPARE(rows[0].integer(0), 1);
        QCOMPARE(rows[0].number(5), 7);
        QCOMPARE(rows[0].text(6), u"a"_s);
    }

    void anInfiniteTimeIsNoInstant() {
        Session mine = session();
        const Rows rows = mine.read(TenantId(), "select 'infinity'::timestamptz, '-infinity'::date");
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].instant(0));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, rows[0].day(1));
    }

    void tellsHowManyRowsItTouched() {
        m_things->fill(3);
        Session mine = session();
        QCOMPARE(mine.write(m_things->first, "update things set name = 'x' where id > 1").affected(), 2);
        const Rows none = mine.read(m_things->first, "select 1 where false");
        QVERIFY(!none.single().has_value());
        const Rows three = mine.read(m_things->first, test::kAllThings);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, three.single());
        QCOMPARE(Rows().size(), 0);
        QCOMPARE(Rows().affected(), 0);
    }
};

TJ_TEST(PostgresValuesTest)
#include "postgres_values_test.moc"
