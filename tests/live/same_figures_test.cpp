// One journal in `tj`, the app and the API: its records go through the API one by one, as a client would send
// them, and every figure is the same for every filter.
#include "app/snapshot.h"
#include "core/export/statistics_json.h"
#include "core/journal/journal.h"
#include "core/statistics/breakdown.h"
#include "tests/app/command_line/tj_program.h"
#include "tests/live/trades_desk.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <functional>

using namespace Qt::Literals::StringLiterals;
using core::JsonValue;
using test::Person;

namespace {

/// The members of `record` under the names that the API gives them; a member without a name is left out.
QByteArray bodyOf(const JsonValue& record, const std::vector<std::pair<const char*, const char*>>& names,
                  const std::function<void(core::JsonWriter&)>& more = {}) {
    core::JsonWriter json;
    json.beginObject();
    for (const auto& [from, to] : names) {
        const JsonValue* value = record.find(QString::fromLatin1(from));
        if (value != nullptr && !value->isNull()) {
            json.key(to).value(*value);
        }
    }
    if (more) {
        more(json);
    }
    json.endObject();
    return json.take();
}

std::vector<std::pair<const char*, const char*>> same(std::initializer_list<const char*> names) {
    std::vector<std::pair<const char*, const char*>> pairs;
    for (const char* name : names) {
        pairs.emplace_back(name, name);
    }
    return pairs;
}

} // namespace

class SameFiguresTest : public QObject {
    Q_OBJECT

private:
    test::TjProgram m_tj;
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;
    std::shared_ptr<const core::TradeBook> m_book;
    JsonValue m_dump;
    QHash<QString, QString> m_ids; ///< the journal's -> the server's

    const std::vector<JsonValue>& dumped(QStringView kind) const { return m_dump.find(kind)->items(); }

    void send(QStringView kind, const QString& path,
              const std::vector<std::pair<const char*, const char*>>& names) {
        for (const JsonValue& record : dumped(kind)) {
            m_ids.insert(record.text(u"id"), m_rig->made(m_owner, path, bodyOf(record, names)));
        }
    }

    void sendFills() {
        QHash<QString, QString> symbols;
        for (const JsonValue& instrument : dumped(u"instrument")) {
            symbols.insert(instrument.text(u"id"), instrument.text(u"symbol"));
        }
        for (const JsonValue& fill : dumped(u"fill")) {
            const QByteArray body =
                bodyOf(fill,
                       same({"side", "quantity", "price", "executedAt", "timePrecision", "effect", "product",
                             "venue", "externalId", "position", "accountRate", "commission", "exchange",
                             "regulatory", "taxes", "funding", "other", "costCurrency"}),
                       [&](core::JsonWriter& json) {
                           json.key("account").string(u"Sample account"_s);
                           json.key("symbol").string(symbols.value(fill.text(u"instrument")));
                       });
            m_ids.insert(fill.text(u"id"), m_rig->made(m_owner, u"/fills"_s, body));
        }
    }

    void sendAnnotations() {
        QHash<QString, QString> names;
        for (const JsonValue& tag : dumped(u"tag")) {
            names.insert(tag.text(u"id"), tag.text(u"name"));
        }
        QHash<QString, QStringList> tags;
        for (const JsonValue& link : dumped(u"annotationTag")) {
            tags[link.text(u"annotation")] << names.value(link.text(u"tag"));
        }
        for (const JsonValue& annotation : dumped(u"annotation")) {
            const QByteArray body =
                bodyOf(annotation,
                       same({"initialStop", "stop", "target", "notes", "mistakes", "stars", "emotion",
                             "reviewed", "mae", "mfe", "openingPrice"}),
                       [&](core::JsonWriter& json) {
                           json.key("tags").beginArray();
                           for (const QString& tag : tags.value(annotation.text(u"id"))) {
                               json.string(tag);
                           }
                           json.endArray();
                           if (annotation.find(u"playbook") != nullptr) {
                               json.key("playbook").string(m_ids.value(annotation.text(u"playbook")));
                           }
                       });
            const server::Reply reply =
                m_rig->patch(m_owner, u"/trades/"_s + m_ids.value(annotation.text(u"id")), body);
            QVERIFY2(reply.status == 200, body + "\n" + reply.body);
        }
    }

private slots:
    void initTestCase() {
        TJ_DONE(m_tj("journal --timezone Asia/Kolkata --risk-free-rate 6.5"));
        TJ_DONE(m_tj(
            {u"import"_s, QStringLiteral(TJ_SOURCE_DIR "/resources/sample-journal/sample-journal.csv")}));
        TJ_DONE(m_tj({u"account"_s, u"Sample account"_s, u"--starting-equity"_s, u"500000"_s}));
        TJ_DONE(m_tj("export -o all.json"));
        m_dump = core::parseJson(test::TjProgram::read(m_tj.path("all.json"))).value();
        const core::SystemClock clock;
        m_book = test::must(test::must(core::Journal::open(m_tj.journal(), clock))->readBook());

        m_rig = std::make_unique<test::ApiRig>();
        m_owner = m_rig->founder();
        const auto set = [&](const QString& path, const QByteArray& body) {
            QCOMPARE(m_rig->call(m_owner, server::Method::Put, path, body).status, 201);
        };
        set(u"/settings/zone"_s, R"({"value":"Asia/Kolkata"})");
        set(u"/settings/riskFreeRate"_s, R"({"value":"6.5"})");
        send(u"account", u"/accounts"_s,
             same({"name", "currency", "zone", "matching", "mayBeShort", "tolerance", "startingEquity"}));
        send(u"instrument", u"/instruments"_s,
             same({"symbol", "class", "currency", "multiplier", "tick", "expiry", "strike", "right"}));
        send(u"playbook", u"/playbooks"_s, same({"name", "text", "order"}));
        sendFills();
        sendAnnotations();
    }
    void cleanupTestCase() { m_rig.reset(); }

    void everyProgramTellsTheSameFigures_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("query");
        QTest::addColumn<core::TradeFilter>("filter");
        const auto row = [](const char* words, const char* query,
                            const std::function<void(core::TradeFilter&)>& narrow) {
            core::TradeFilter filter;
            narrow(filter);
            QTest::newRow(*words ? words : "everything")
                << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts) << QString::fromLatin1(query)
                << filter;
        };
        row("", "", [](auto&) {});
        row("--basis gross", "basis=gross", [](auto& filter) { filter.basis = core::Basis::Gross; });
        row("--symbol HAL", "symbol=hal", [](auto& filter) { filter.symbols = {u"HAL"_s}; });
        row("--side short", "side=short", [](auto& filter) { filter.side = core::Direction::Short; });
        row("--side long --basis gross", "basis=gross&side=long", [](auto& filter) {
            filter.side = core::Direction::Long;
            filter.basis = core::Basis::Gross;
        });
        row("--tag Pullback", "tag=pullback", [](auto& filter) { filter.tags = {u"Pullback"_s}; });
        row("--from 2026-03-01 --to 2026-05-31", "from=2026-03-01&to=2026-05-31", [](auto& filter) {
            filter.from = test::day("2026-03-01");
            filter.to = test::day("2026-05-31");
        });
        row("--win --from 2026-06-01", "win=true&from=2026-06-01", [](auto& filter) {
            filter.outcome = core::Outcome::Win;
            filter.from = test::day("2026-06-01");
        });
        row("--loss", "win=false", [](auto& filter) { filter.outcome = core::Outcome::Loss; });
    }
    void everyProgramTellsTheSameFigures() {
        QFETCH(QStringList, words);
        QFETCH(QString, query);
        QFETCH(core::TradeFilter, filter);
        const QByteArray told = m_tj(QStringList{u"stats"_s, u"--json"_s} + words).out.trimmed().toUtf8();
        QVERIFY(core::parseJson(told).value().find(u"totalTrades")->toInteger().value_or(0) > 3);
        const server::Reply reply = m_rig->get(m_owner, u"/analytics/summary?"_s + query);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, told);
        core::JsonWriter shown;
        core::writeSummary(shown, app::takeSnapshot(m_book, filter)->summary);
        QCOMPARE(shown.take(), told);
    }

    void theCurveTheCalendarAndTheGroupsAreTheSame() {
        const app::SnapshotPtr shown = app::takeSnapshot(m_book, {});
        const auto told = [&](const QString& target) { return m_rig->get(m_owner, target).body; };
        core::JsonWriter equity;
        core::writeEquity(equity, shown->equity);
        QCOMPARE(told(u"/analytics/equity"_s), equity.take());
        core::JsonWriter calendar;
        core::writeCalendar(calendar, shown->calendar);
        QCOMPARE(told(u"/analytics/calendar"_s), calendar.take());
        for (const auto& [by, rows] : {std::pair{core::BreakdownBy::Symbol, &shown->symbols},
                                       {core::BreakdownBy::Weekday, &shown->weekdays},
                                       {core::BreakdownBy::Hour, &shown->hours}}) {
            core::JsonWriter groups;
            core::writeBreakdown(groups, by, *rows);
            QCOMPARE(told(u"/analytics/breakdown?by="_s + core::breakdownName(by)), groups.take());
        }
    }

    void everyTradeIsTheSame() {
        const JsonValue told = m_tj("trades --json").json();
        const std::vector<JsonValue>& listed = told.items();
        std::vector<JsonValue> served;
        QString cursor;
        do {
            const JsonValue page = test::ApiRig::json(m_rig->get(
                m_owner, u"/trades?limit=100"_s + (cursor.isEmpty() ? QString() : u"&cursor="_s + cursor)));
            const auto& items = page.find(u"items")->items();
            served.insert(served.end(), items.begin(), items.end());
            cursor = page.find(u"nextCursor")->toText().value_or(QString());
        } while (!cursor.isEmpty());
        // Ids are made by each side, the list has no fills, and tags are a set; all else is the same.
        const auto lines = [&listed](const std::vector<JsonValue>& trades) {
            QStringList all;
            for (const JsonValue& trade : trades) {
                QStringList words;
                for (const JsonValue& tag : trade.find(u"tags")->items()) {
                    words << *tag.toText();
                }
                words.sort();
                for (const QString& name : test::keysOf(listed.front())) {
                    if (!name.endsWith(u"id", Qt::CaseInsensitive) && name != u"fills" && name != u"tags") {
                        words << name + u"="_s + test::memberOf(trade, name);
                    }
                }
                all << words.join(u' ');
            }
            all.sort();
            return all;
        };
        QVERIFY(listed.size() > 150);
        QCOMPARE(lines(served), lines(listed));
    }
};

TJ_TEST(SameFiguresTest)
#include "same_figures_test.moc"
