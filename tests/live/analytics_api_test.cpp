#include "core/export/statistics_json.h"
#include "core/statistics/closed_trades.h"
#include "server/api/equity_by_trade.h"
#include "tests/live/api_rig.h"
#include "tests/support/builders.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

namespace {

/// Two accounts, a stock, a coin and a stock in rupees, sixty round trips with costs, stops, tags and one
/// position still open; deposits, rates, and a zone that is not UTC.
std::vector<core::Record> aJournal(const QString& owner) {
    std::vector<core::Record> records = {
        core::settingRecord(u"zone"_s, u"Asia/Kolkata"_s),
        core::settingRecord(u"currency"_s, u"USD"_s),
        core::fxRateRecord(u"INR"_s, u"USD"_s, test::day("2026-01-01"), test::dec("0.012")),
        core::fxRateRecord(u"USDT"_s, u"USD"_s, test::day("2026-01-01"), test::dec("0.9995")),
    };
    std::vector<core::Account> accounts = {test::anAccount("Main"), test::anAccount("Swing")};
    for (core::Account& account : accounts) {
        account.id = core::newId<core::AccountId>();
        account.owner = owner;
        account.startingEquity = test::dec("10000");
        account.tolerance = test::dec("1");
        account.mayBeShort = account.name == u"Main";
        records.push_back(core::toRecord(account));
    }
    std::vector<core::Instrument> instruments = {test::aStock("ACME"), test::aCoin(),
                                                 test::aStock("RELIANCE")};
    instruments[2].currency = u"INR"_s;
    instruments[2].id = core::instrumentIdFor(instruments[2]);
    for (const core::Instrument& instrument : instruments) {
        records.push_back(core::toRecord(instrument));
    }
    std::vector<core::Tag> tags(2);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        tags[i].id = core::newId<core::TagId>();
        tags[i].name = i == 0 ? u"breakout"_s : u"news"_s;
        records.push_back(core::toRecord(tags[i]));
    }
    core::CashMovement deposit;
    deposit.id = core::newId<core::CashMovementId>();
    deposit.account = accounts[0].id;
    deposit.date = test::day("2026-01-20");
    deposit.amount = test::dec("2500.5");
    records.push_back(core::toRecord(deposit));

    for (int i = 0; i < 62; ++i) {
        core::Fill opening;
        opening.id = core::newId<core::FillId>();
        opening.account = accounts[std::size_t(i % 2)].id;
        opening.instrument = instruments[std::size_t(i % 3)].id;
        opening.side = i % 4 == 0 || i == 61 ? core::Side::Sell : core::Side::Buy;
        opening.quantity = core::Decimal::fromUnits(core::Decimal::One * (1 + i % 5));
        opening.price = core::Decimal::fromUnits(core::Decimal::One * 100 + i * 1'230'000);
        opening.executedAt = test::at("2026-01-01T14:30:00Z") + std::chrono::hours(17 * i);
        opening.charges = core::Charges::commission(test::dec("0.35"));
        opening.position = u"p%1"_s.arg(i);
        core::Annotation annotation;
        annotation.id = opening.id;
        if (i % 3 != 1) {
            annotation.initialStop =
                opening.price + test::dec(opening.side == core::Side::Buy ? "-1.5" : "1.5");
        }
        annotation.notes = i % 5 == 0 ? u"gap and go"_s : QString();
        records.push_back(core::toRecord(opening));
        records.push_back(core::toRecord(annotation));
        if (i % 2 == 0) {
            records.push_back(core::tagLink(opening.id, tags[std::size_t(i / 2 % 2)].id));
        }
        if (i >= 60) {
            continue; // one stays open, of one the opening is not in the journal
        }
        core::Fill closing = opening;
        closing.id = core::newId<core::FillId>();
        closing.side = opening.side == core::Side::Buy ? core::Side::Sell : core::Side::Buy;
        closing.price = opening.price + core::Decimal::fromUnits((i * 37 % 11 - 5) * core::Decimal::One / 2);
        closing.executedAt = opening.executedAt + std::chrono::minutes(20 + i * 13);
        records.push_back(core::toRecord(closing));
    }
    return records;
}

struct Asked {
    const char* query; ///< of the API
    core::TradeFilter filter;
};

QByteArray reply(const std::function<void(core::JsonWriter&)>& write) {
    core::JsonWriter json;
    write(json);
    return json.take();
}

} // namespace

/// The figures of the API: those of the app and of `tj`, from the same fills; fresh, and one's own.
class AnalyticsApiTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;

    test::ApiRig& rig() { return *m_rig; }
    int lookups(const char* outcome) {
        const QByteArray line = QByteArray("analytics_cache_lookups_total{outcome=\"") + outcome + "\"} ";
        const QByteArray text = rig().metrics().text();
        const auto at = text.indexOf(line);
        return at < 0 ? 0 : text.mid(at + line.size()).split('\n').first().toInt();
    }
    /// A round trip of `pnl` in a stock of its own.
    void trade(const Person& person, const char* pnl) {
        core::Account account = test::anAccount();
        account.id = core::newId<core::AccountId>();
        account.owner = person.user.toString();
        const core::Instrument instrument =
            test::aStock(qPrintable(u"S%1"_s.arg(QRandomGenerator::global()->generate())));
        core::Fill buy;
        buy.id = core::newId<core::FillId>();
        buy.account = account.id;
        buy.instrument = instrument.id;
        buy.quantity = test::dec("1");
        buy.price = test::dec("1000");
        buy.executedAt = test::at("2025-12-01T09:30:00Z");
        core::Fill sell = buy;
        sell.id = core::newId<core::FillId>();
        sell.side = core::Side::Sell;
        sell.price = buy.price + test::dec(pnl);
        sell.executedAt += 6h;
        rig().store(person, {core::toRecord(account), core::toRecord(instrument), core::toRecord(buy),
                             core::toRecord(sell)});
    }
    QByteArray summary(const Person& person) { return rig().get(person, u"/analytics/summary"_s).body; }
    QByteArray totalPnl(const Person& person) {
        return core::parseJson(summary(person)).value().find(u"totalPnL")->numberText();
    }

private slots:
    void initTestCase() {
        RedisSettings settings;
        settings.rest = 20ms;
        settings.patience = 500ms;
        m_rig = std::make_unique<test::ApiRig>(settings);
    }
    void cleanupTestCase() { m_rig.reset(); }

    void figuresAreThoseOfTheAppToTheByte() {
        const Person owner = rig().founder();
        const std::vector<core::Record> records = aJournal(owner.user.toString());
        test::TempJournal journal;
        test::must(journal->change(u"All"_s, [&](core::ChangeScope& scope) -> core::Result<void> {
            for (const core::Record& record : records) {
                test::must(scope.put(record));
            }
            return core::Done{};
        }));
        rig().store(owner, records);
        const auto book = journal.book();
        QCOMPARE(book->trades.size(), 62u);

        std::vector<Asked> queries(10);
        queries[1].query = "from=2026-01-10&to=2026-02-05";
        queries[1].filter.from = test::day("2026-01-10");
        queries[1].filter.to = test::day("2026-02-05");
        queries[2].query = "symbol=acme";
        queries[2].filter.symbols = QStringList{u"ACME"_s};
        queries[3].query = "tag=Breakout&tag=news&basis=gross";
        queries[3].filter.tags = QStringList{u"breakout"_s, u"news"_s};
        queries[3].filter.basis = core::Basis::Gross;
        queries[4].query = "account=main&side=short";
        queries[4].filter.accounts = QStringList{u"Main"_s};
        queries[4].filter.side = core::Direction::Short;
        queries[5].query = "win=false";
        queries[5].filter.outcome = core::Outcome::Loss;
        queries[6].query = "status=open";
        queries[6].filter.status = core::TradeStatus::Open;
        queries[7].query = "weekday=1&weekday=3&hour=20";
        queries[7].filter.weekdays = {1, 3};
        queries[7].filter.entryHours = {20};
        queries[8].query = "fromR=-0.5&toR=1";
        queries[8].filter.fromR = -0.5;
        queries[8].filter.toR = 1;
        queries[9].query = "status=unopened";
        queries[9].filter.status = core::TradeStatus::Unopened;
        queries[0].query = "";
        for (const Asked& asked : queries) {
            const core::TradeSelection selection = core::select(*book, asked.filter);
            const core::ClosedTrades closed(*book, selection);
            QVERIFY2(!selection.closed.empty() || !selection.open.empty() || !selection.unopened.empty(),
                     asked.query);
            const auto expect = [&](const QString& path,
                                    const std::function<void(core::JsonWriter&)>& write) {
                const QString target = u"/analytics/"_s + path + (path.contains(u'?') ? u"&"_s : u"?"_s) +
                                       QLatin1String(asked.query);
                const Reply answer = rig().get(owner, target);
                if (answer.status != 200 || answer.body != reply(write)) {
                    qWarning("%s\n%s\n%s", qPrintable(target), answer.body.constData(),
                             reply(write).constData());
                    return false;
                }
                return true;
            };
            QVERIFY(
                expect(u"summary"_s, [&](auto& json) { core::writeSummary(json, core::summarise(closed)); }));
            QVERIFY(
                expect(u"equity"_s, [&](auto& json) { core::writeEquity(json, core::equityCurve(closed)); }));
            QVERIFY(expect(u"equity?granularity=weekly"_s, [&](auto& json) {
                core::EquityCurve curve = core::equityCurve(closed);
                curve.points = core::thinned(curve, core::Granularity::Weekly);
                core::writeEquity(json, curve);
            }));
            for (const QString& by : {u"symbol"_s, u"tag"_s, u"weekday"_s, u"hour"_s, u"month"_s, u"side"_s,
                                      u"account"_s, u"playbook"_s}) {
                QVERIFY(expect(u"breakdown?by="_s + by, [&](auto& json) {
                    const core::BreakdownBy how = *core::breakdownByName(by);
                    core::writeBreakdown(json, how, core::breakdown(closed, how));
                }));
            }
            QVERIFY(expect(u"calendar"_s,
                           [&](auto& json) { core::writeCalendar(json, core::pnlCalendar(closed)); }));
            QVERIFY(expect(u"distribution"_s, [&](auto& json) {
                core::writeDistribution(json, core::pnlDistribution(closed));
            }));
            QVERIFY(expect(u"distribution?of=r"_s,
                           [&](auto& json) { core::writeDistribution(json, core::rDistribution(closed)); }));
        }
    }

    void theDocumentsSummaryIsThere() {
        const Person owner = rig().founder();
        trade(owner, "20");
        trade(owner, "-5");
        trade(owner, "10.5");
        const core::JsonValue figures = core::parseJson(summary(owner)).value();
        QCOMPARE(figures.find(u"totalTrades")->numberText(), "3");
        QCOMPARE(figures.find(u"winningTrades")->numberText(), "2");
        QCOMPARE(figures.find(u"losingTrades")->numberText(), "1");
        QCOMPARE(figures.find(u"totalPnL")->numberText(), "25.50");
        QVERIFY(std::abs(*figures.find(u"winRate")->toDouble() - 200.0 / 3) < 1e-12);
        for (const char16_t* key : {u"avgReturn", u"maxDrawdown", u"sharpeRatio"}) {
            QVERIFY(figures.find(key) != nullptr);
        }
        // No starting equity: a percentage would be a guess, and the reason is told.
        QVERIFY(figures.find(u"maxDrawdown")->isNull());
        QVERIFY(!figures.find(u"reasons")->text(u"maxDrawdown").isEmpty());
    }

    void anEmptyJournalHasReasonsNotNumbers() {
        const Person owner = rig().founder();
        const core::JsonValue figures = core::parseJson(summary(owner)).value();
        QCOMPARE(figures.find(u"totalTrades")->numberText(), "0");
        QVERIFY(figures.find(u"winRate")->isNull());
        QVERIFY(!figures.find(u"reasons")->text(u"winRate").isEmpty());
        const core::JsonValue curve = core::parseJson(rig().get(owner, u"/analytics/equity"_s).body).value();
        QVERIFY(curve.find(u"points")->items().empty());
        QVERIFY(!curve.find(u"reasons")->text(u"points").isEmpty());
    }

    void theCurveByTradeEndsWhereTheCurveByDayDoes() {
        const Person owner = rig().founder();
        rig().store(owner, aJournal(owner.user.toString()));
        const auto points = [&](const QString& target) {
            return core::parseJson(rig().get(owner, target).body).value().find(u"points")->items();
        };
        const auto byTrade = points(u"/analytics/equity?granularity=trade"_s);
        const auto byDay = points(u"/analytics/equity"_s);
        QCOMPARE(byTrade.size(), 60u);
        QCOMPARE(byTrade.back().find(u"equity")->numberText(), byDay.back().find(u"equity")->numberText());
        QCOMPARE(byTrade.back().text(u"date"), byDay.back().text(u"date"));
    }

    void wordsOfNotesFilterToo() {
        const Person owner = rig().founder();
        rig().store(owner, aJournal(owner.user.toString()));
        const core::JsonValue figures =
            core::parseJson(rig().get(owner, u"/analytics/summary?q=gap"_s).body).value();
        QCOMPARE(figures.find(u"totalTrades")->numberText(), "12");
        QCOMPARE(figures.find(u"openTrades")->numberText(), "1");
    }

    void aYearOfTheCalendar() {
        const Person owner = rig().founder();
        trade(owner, "20");
        const auto days = [&](const QString& year) {
            return core::parseJson(rig().get(owner, u"/analytics/calendar?year="_s + year).body)
                .value()
                .find(u"days")
                ->items()
                .size();
        };
        QCOMPARE(days(u"2025"_s), 1u);
        QCOMPARE(days(u"2024"_s), 0u);
    }

    void whatIsAskedWronglyIsToldAtOnce() {
        const Person owner = rig().founder();
        const Reply answer =
            rig().get(owner, u"/analytics/breakdown?by=mood&from=2026-02-30&win=maybe&x=1&hour=24"_s);
        QCOMPARE(answer.status, 400);
        QStringList fields;
        const core::JsonValue problem = test::ApiRig::json(answer);
        for (const core::JsonValue& error : problem.find(u"errors")->items()) {
            fields << error.text(u"field");
        }
        fields.sort();
        QCOMPARE(fields, (QStringList{u"by"_s, u"from"_s, u"hour"_s, u"win"_s, u"x"_s}));
        QCOMPARE(rig().get(owner, u"/analytics/summary?from=2026-02-02&to=2026-02-01"_s).status, 400);
    }

    void theSecondAnswerIsKeptAndAWriteMakesANewOne() {
        const Person owner = rig().founder();
        trade(owner, "20");
        const int hits = lookups("hit");
        QCOMPARE(totalPnl(owner), "20.00");
        QCOMPARE(totalPnl(owner), "20.00");
        QCOMPARE(lookups("hit"), hits + 1);
        trade(owner, "7");
        QCOMPARE(totalPnl(owner), "27.00");
        QCOMPARE(rig().get(owner, u"/analytics/summary?basis=gross"_s).status, 200);
        QCOMPARE(lookups("hit"), hits + 1);
    }

    void theCacheServesNoOtherTenantAndNoOtherState() {
        const Person mine = rig().founder();
        const Person theirs = rig().founder();
        const Person colleague = rig().colleague(mine, Role::Viewer);
        trade(mine, "20");
        trade(theirs, "5");
        summary(mine);
        // Whatever stands under my key is what I get: the key is all that decides.
        const QString keys = QString::fromUtf8(
            rig().redisServer().ask({u"keys"_s, u"analytics:%1:*"_s.arg(mine.tenant.toString())}));
        const QStringList mineOnly = keys.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(mineOnly.size(), 1);
        const QByteArray planted = summary(mine).replace("\"USD\"", "\"PLANTED\"");
        rig().redisServer().ask({u"set"_s, mineOnly[0], QString::fromUtf8(planted)});
        QVERIFY(planted.contains("PLANTED"));
        QCOMPARE(summary(mine), planted);
        QCOMPARE(summary(colleague), planted);
        QCOMPARE(totalPnl(theirs), "5.00");
        QVERIFY(!rig().get(mine, u"/analytics/summary?win=true"_s).body.contains("PLANTED"));
        QVERIFY(!rig().get(mine, u"/analytics/summary?from=2020-01-01"_s).body.contains("PLANTED"));
        trade(mine, "1");
        QCOMPARE(totalPnl(mine), "21.00");
        // A restored database may repeat a version, under another epoch.
        rig().database().psql(
            "update tenant_sync set epoch = gen_random_uuid(), version = version - 1 where tenant_id = '" +
            mine.tenant.toString().toLatin1() + "'");
        QCOMPARE(totalPnl(mine), "21.00");
    }

    void monthsAreKeptBesideTheJournal() {
        const Person owner = rig().founder();
        rig().store(owner, aJournal(owner.user.toString()));
        const auto months = [&] { return rig().get(owner, u"/analytics/months"_s).body; };
        const QByteArray first = months();
        const core::JsonValue told = core::parseJson(first).value();
        QCOMPARE(told.find(u"months")->items().size(), 2u);
        for (const core::JsonValue& month : told.find(u"months")->items()) {
            const QString range = month.text(u"month") == u"2026-01"_s ? u"from=2026-01-01&to=2026-01-31"_s
                                                                       : u"from=2026-02-01&to=2026-02-28"_s;
            const Reply summary = rig().get(owner, u"/analytics/summary?"_s + range);
            QCOMPARE(*month.find(u"figures"), core::parseJson(summary.body).value());
        }
        QCOMPARE(*told.find(u"all"), core::parseJson(summary(owner)).value());
        QCOMPARE(months(), first);
        const QByteArray where =
            " from stats_cache where tenant_id = '" + owner.tenant.toString().toLatin1() + "'";
        QCOMPARE(rig().database().psql("select sum(total_trades)" + where).trimmed(), "120");
        // What stands in the table is what is told, until the journal changes.
        rig().database().psql(
            "update stats_cache set figures = replace(figures::text, '\"USD\"', '\"PLANTED\"')::json "
            "where date_window = 'all' and tenant_id = '" +
            owner.tenant.toString().toLatin1() + "'");
        QVERIFY(months().contains("PLANTED"));
        trade(owner, "3");
        QVERIFY(!months().contains("PLANTED"));
        QCOMPARE(core::parseJson(months()).value().find(u"months")->items().size(), 3u);
        QVERIFY(core::parseJson(rig().get(rig().founder(), u"/analytics/months"_s).body)
                    .value()
                    .find(u"months")
                    ->items()
                    .empty());
    }

    void figuresHaveALimitOfTheirOwn() {
        const Person owner = rig().founder();
        const RateLimit usual = std::exchange(rig().settings().analytics, RateLimit{2});
        QCOMPARE(rig().get(owner, u"/analytics/summary"_s).status, 200);
        QCOMPARE(rig().get(owner, u"/analytics/equity"_s).status, 200);
        const Reply refused = rig().get(owner, u"/analytics/summary"_s);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.hasHeader("Retry-After"));
        QCOMPARE(rig().get(owner, u"/tags"_s).status, 200);
        QCOMPARE(rig().get(rig().founder(), u"/analytics/summary"_s).status, 200);
        rig().settings().analytics = usual;
    }

    void redisMayDieInTheMiddle() {
        const Person owner = rig().founder();
        trade(owner, "20");
        QCOMPARE(totalPnl(owner), "20.00");
        rig().redisServer().crash();
        QCOMPARE(totalPnl(owner), "20.00");
        trade(owner, "2");
        QCOMPARE(totalPnl(owner), "22.00");
        rig().redisServer().start();
        QThread::msleep(30);
        QCOMPARE(totalPnl(owner), "22.00");
        const int hits = lookups("hit");
        QCOMPARE(totalPnl(owner), "22.00");
        QCOMPARE(lookups("hit"), hits + 1);
    }
};

TJ_TEST(AnalyticsApiTest)
#include "analytics_api_test.moc"
