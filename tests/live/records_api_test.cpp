#include "tests/live/api_rig.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

namespace {

core::Fill aFillOf(const core::AccountId& account, const core::InstrumentId& instrument, core::Side side,
                   const char* price, const char* when) {
    core::Fill fill;
    fill.id = core::newId<core::FillId>();
    fill.account = account;
    fill.instrument = instrument;
    fill.side = side;
    fill.quantity = test::dec("10");
    fill.price = test::dec(price);
    fill.executedAt = test::at(when);
    return fill;
}

QByteArray headerOf(const Reply& reply, const char* name) {
    for (const Header& header : reply.headers) {
        if (header.name == name) {
            return header.value;
        }
    }
    return {};
}

} // namespace

/// What is kept beside trades, through the API: made, changed, listed, deleted; and what trades make of it.
class RecordsApiTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;

    test::ApiRig& rig() { return *m_rig; }
    QString ownAccount() {
        return test::ApiRig::json(rig().get(m_owner, u"/accounts"_s))
            .find(u"items")
            ->items()
            .front()
            .text(u"id");
    }
    QByteArray psql(const QString& script) { return rig().database().psql(script.toUtf8()).trimmed(); }
    /// A round trip of ten in a new instrument; its fills.
    std::vector<core::Fill> trade(const QString& account, const core::Instrument& instrument) {
        const core::AccountId id = core::AccountId::fromString(account);
        const std::vector<core::Fill> fills = {
            aFillOf(id, instrument.id, core::Side::Buy, "100", "2026-03-02T20:00:00Z"),
            aFillOf(id, instrument.id, core::Side::Sell, "110", "2026-03-02T21:00:00Z")};
        rig().store(m_owner,
                    {core::toRecord(instrument), core::toRecord(fills[0]), core::toRecord(fills[1])});
        return fills;
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::ApiRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void init() { m_owner = rig().founder(); }

    void whatIsMadeIsReadBackWithItsTag() {
        const Reply made =
            rig().post(m_owner, u"/tags"_s, "{\"name\":\" Breakout \",\"colour\":\"#2E7D32\"}");
        QCOMPARE(made.status, 201);
        const QString id = test::ApiRig::json(made).text(u"id");
        QCOMPARE(headerOf(made, "Location"), "/v1/tags/" + id.toLatin1());
        QCOMPARE(test::ApiRig::json(made).text(u"name"), u"Breakout"_s);
        QVERIFY(test::ApiRig::json(made).find(u"createdAt"));
        const Reply read = rig().get(m_owner, u"/tags/"_s + id);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.body, made.body);
        QCOMPARE(headerOf(read, "ETag"), headerOf(made, "ETag"));
        QCOMPARE(id[14], QChar(u'7')); // UUIDv7
        const Reply same = rig().call(m_owner, Method::Get, u"/tags/"_s + id, {},
                                      {{"If-None-Match", headerOf(read, "ETag")}});
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
    }

    void aChangeNamesOnlyWhatItChangesAndNullClears() {
        const QString id =
            rig().made(m_owner, u"/notes"_s,
                       R"({"date":"2026-03-02","title":"Plan","folder":"Weekly","text":"  keep *this*\n"})");
        const Reply changed =
            rig().patch(m_owner, u"/notes/"_s + id, R"({"title":"Review","date":null,"folder":null})");
        QCOMPARE(changed.status, 200);
        const core::JsonValue note = test::ApiRig::json(changed);
        QCOMPARE(note.text(u"title"), u"Review"_s);
        QCOMPARE(note.text(u"text"), u"  keep *this*\n"_s);
        QCOMPARE(note.text(u"folder"), QString());
        QVERIFY(note.find(u"date") == nullptr);
        QCOMPARE(note.text(u"owner"), m_owner.user.toString());
        QCOMPARE(psql(u"select count(*) from history where record = '%1'"_s.arg(id)), "1");
    }

    void aChangeThatChangesNothingTakesNoVersion() {
        const QString id = rig().made(m_owner, u"/tags"_s, R"({"name":"A"})");
        const QByteArray before =
            psql(u"select version from tenant_sync where tenant_id = '%1'"_s.arg(m_owner.tenant.toString()));
        QCOMPARE(rig().patch(m_owner, u"/tags/"_s + id, R"({"name":"A"})").status, 200);
        QCOMPARE(
            psql(u"select version from tenant_sync where tenant_id = '%1'"_s.arg(m_owner.tenant.toString())),
            before);
    }

    void aLostRaceChangesNothing() {
        const QString target = u"/tags/"_s + rig().made(m_owner, u"/tags"_s, R"({"name":"A"})");
        const QByteArray first = headerOf(rig().get(m_owner, target), "ETag");
        QCOMPARE(rig().call(m_owner, Method::Patch, target, R"({"name":"B"})", {{"If-Match", first}}).status,
                 200);
        QCOMPARE(rig().call(m_owner, Method::Patch, target, R"({"name":"C"})", {{"If-Match", first}}).status,
                 412);
        QCOMPARE(rig().call(m_owner, Method::Delete, target, {}, {{"If-Match", first}}).status, 412);
        QCOMPARE(test::ApiRig::json(rig().get(m_owner, target)).text(u"name"), u"B"_s);
    }

    void everyWrongFieldIsToldAtOnce() {
        const Reply reply = rig().post(
            m_owner, u"/accounts"_s,
            R"({"name":"","zone":"Mars/Base","tolerance":"-1","matching":"best","archived":"no","owner":"x"})");
        QCOMPARE(reply.status, 400);
        QStringList fields;
        const core::JsonValue problem = test::ApiRig::json(reply);
        for (const core::JsonValue& error : problem.find(u"errors")->items()) {
            fields << error.text(u"field");
        }
        fields.sort();
        QCOMPARE(fields, (QStringList{u"archived"_s, u"matching"_s, u"name"_s, u"owner"_s, u"tolerance"_s}));
        QCOMPARE(rig().post(m_owner, u"/accounts"_s, R"({"name":"Z","zone":"Mars/Base"})").status, 400);
    }

    void tagNamesAreOwnWhateverTheirCase() {
        rig().made(m_owner, u"/tags"_s, R"({"name":"Größe"})");
        QCOMPARE(rig().post(m_owner, u"/tags"_s, R"({"name":"GRÖßE"})").status, 409);
        const QString other = rig().made(m_owner, u"/tags"_s, R"({"name":"Other"})");
        QCOMPARE(rig().patch(m_owner, u"/tags/"_s + other, R"({"name":"größe"})").status, 409);
        QCOMPARE(rig().patch(m_owner, u"/tags/"_s + other, R"({"name":"OTHER"})").status, 200);
        rig().made(rig().founder(), u"/tags"_s, R"({"name":"Größe"})");
    }

    void aDeletedTagComesOffItsTrades() {
        const core::Instrument instrument = test::aStock("TAGS");
        const auto fills = trade(ownAccount(), instrument);
        const QString tag = rig().made(m_owner, u"/tags"_s, R"({"name":"A"})");
        core::Annotation annotation;
        annotation.id = fills[0].id;
        rig().store(m_owner,
                    {core::toRecord(annotation), core::tagLink(fills[0].id, core::TagId::fromString(tag))});
        rig().patch(m_owner, u"/instruments/"_s + instrument.id.toString(), R"({"tick":0.01})");
        QCOMPARE(psql(u"select count(*) from trade_tags where tag_id = '%1'"_s.arg(tag)), "1");
        QCOMPARE(rig().remove(m_owner, u"/tags/"_s + tag).status, 204);
        QCOMPARE(psql(u"select count(*) from trade_tags where tag_id = '%1'"_s.arg(tag)), "0");
        QCOMPARE(rig().get(m_owner, u"/tags/"_s + tag).status, 404);
        QCOMPARE(rig().remove(m_owner, u"/tags/"_s + tag).status, 404);
        QCOMPARE(psql(u"select deleted_at is not null from tags where id = '%1'"_s.arg(tag)), "t");
    }

    void aDeletedGroupLeavesItsTagsWithoutOne() {
        const QString group = rig().made(m_owner, u"/tag-groups"_s, R"({"name":"Setups"})");
        const QString tag =
            rig().made(m_owner, u"/tags"_s, test::filled(R"({"name":"A","group":"%1"})", group));
        QCOMPARE(rig().remove(m_owner, u"/tag-groups/"_s + group).status, 204);
        QVERIFY(test::ApiRig::json(rig().get(m_owner, u"/tags/"_s + tag)).find(u"group") == nullptr);
        QCOMPARE(rig().patch(m_owner, u"/tags/"_s + tag, test::filled(R"({"group":"%1"})", group)).status,
                 400);
    }

    void anAccountInUseIsArchivedNotDeleted() {
        const QString account = rig().made(m_owner, u"/accounts"_s, R"({"name":"Zerodha","currency":"inr"})");
        QCOMPARE(test::ApiRig::json(rig().get(m_owner, u"/accounts/"_s + account)).text(u"currency"),
                 u"INR"_s);
        trade(account, test::aStock("USED"));
        QCOMPARE(rig().remove(m_owner, u"/accounts/"_s + account).status, 409);
        QCOMPARE(rig().patch(m_owner, u"/accounts/"_s + account, R"({"archived":true})").status, 200);
        const QString empty = rig().made(m_owner, u"/accounts"_s, R"({"name":"Empty"})");
        QCOMPARE(rig().remove(m_owner, u"/accounts/"_s + empty).status, 204);
    }

    void tradesFollowTheMultiplierASplitAndTheZone() {
        const core::Instrument instrument = test::aStock("FOLLOW");
        trade(ownAccount(), instrument);
        const QString id = instrument.id.toString();
        const auto pnl = [&] { return psql(u"select pnl from trades where instrument = '%1'"_s.arg(id)); };
        QCOMPARE(pnl(), "10000000000");
        QCOMPARE(rig().patch(m_owner, u"/instruments/"_s + id, R"({"multiplier":5})").status, 200);
        QCOMPARE(pnl(), "50000000000");
        const QString split =
            rig().made(m_owner, u"/corporate-actions"_s,
                       test::filled(R"({"instrument":"%1","date":"2026-03-10","from":1,"to":2})", id));
        QCOMPARE(psql(u"select quantity from trades where instrument = '%1'"_s.arg(id)), "1000000000");
        QCOMPARE(rig()
                     .post(m_owner, u"/corporate-actions"_s,
                           test::filled(R"({"instrument":"%1","date":"2026-03-10","from":2,"to":4})", id))
                     .status,
                 409);
        QCOMPARE(rig().remove(m_owner, u"/corporate-actions/"_s + split).status, 204);
        const auto exitDay = [&] {
            return psql(u"select exit_day from trades where instrument = '%1'"_s.arg(id));
        };
        QCOMPARE(exitDay(), "2026-03-02");
        QCOMPARE(rig().call(m_owner, Method::Put, u"/settings/zone"_s, R"({"value":"Asia/Kolkata"})").status,
                 201);
        QCOMPARE(exitDay(), "2026-03-03");
        QCOMPARE(rig().remove(m_owner, u"/settings/zone"_s).status, 204);
        QCOMPARE(exitDay(), "2026-03-02");
        QCOMPARE(rig().remove(m_owner, u"/instruments/"_s + id).status, 409);
    }

    void anInstrumentReadsItsSymbolAndIsMadeOnce() {
        const Reply made = rig().post(m_owner, u"/instruments"_s, R"({"symbol":" mnqz5 "})");
        QCOMPARE(made.status, 201);
        const core::JsonValue future = test::ApiRig::json(made);
        QCOMPARE(future.text(u"class"), u"future"_s);
        QCOMPARE(future.find(u"multiplier")->numberText(), "2");
        QCOMPARE(rig().post(m_owner, u"/instruments"_s, R"({"symbol":"MNQZ5"})").status, 409);
        QCOMPARE(rig().remove(m_owner, u"/instruments/"_s + future.text(u"id")).status, 204);
        QCOMPARE(rig().made(m_owner, u"/instruments"_s, R"({"symbol":"MNQZ5"})"), future.text(u"id"));
        const Reply unknown =
            rig().post(m_owner, u"/instruments"_s, R"({"symbol":"XYZ","class":"future","currency":"USD"})");
        QCOMPARE(unknown.status, 400);
        QVERIFY(unknown.body.contains("multiplier"));
    }

    void aRateIsNamedByCurrenciesAndDay() {
        const QByteArray body = R"({"from":"usd","to":"INR","date":"2026-03-02","rate":83.5})";
        const QString id = rig().made(m_owner, u"/fx-rates"_s, body);
        QCOMPARE(id, core::fxRateRecord(u"USD"_s, u"INR"_s, test::day("2026-03-02"), test::dec("1"))
                         .id.toString(QUuid::WithoutBraces));
        QCOMPARE(rig().post(m_owner, u"/fx-rates"_s, body).status, 409);
        QCOMPARE(rig().patch(m_owner, u"/fx-rates/"_s + id, R"({"rate":84})").status, 200);
        QCOMPARE(rig().patch(m_owner, u"/fx-rates/"_s + id, R"({"date":"2026-03-03"})").status, 409);
    }

    void aPlaybookTakesItsRulesAlong() {
        const QString playbook = rig().made(m_owner, u"/playbooks"_s, R"({"name":"ORB","text":"Plan"})");
        const QString rule =
            rig().made(m_owner, u"/playbook-rules"_s,
                       test::filled(R"({"playbook":"%1","name":"Volume","text":"","order":1})", playbook));
        QCOMPARE(test::ApiRig::json(rig().get(m_owner, u"/playbook-rules?playbook="_s + playbook))
                     .find(u"total")
                     ->numberText(),
                 "1");
        QCOMPARE(rig().remove(m_owner, u"/playbooks/"_s + playbook).status, 204);
        QCOMPARE(rig().get(m_owner, u"/playbook-rules/"_s + rule).status, 404);
    }

    void aSettingIsPutReadAndRemoved() {
        QCOMPARE(rig().get(m_owner, u"/settings/theme"_s).status, 404);
        QCOMPARE(rig().call(m_owner, Method::Put, u"/settings/theme"_s, R"({"value":"dark"})").status, 201);
        QCOMPARE(rig().call(m_owner, Method::Put, u"/settings/theme"_s, R"({"value":"light"})").status, 200);
        QCOMPARE(test::ApiRig::json(rig().get(m_owner, u"/settings/theme"_s)).text(u"value"), u"light"_s);
        QCOMPARE(rig().call(m_owner, Method::Put, u"/settings/zone"_s, R"({"value":"Mars/Base"})").status,
                 400);
        QCOMPARE(rig().call(m_owner, Method::Put, u"/settings/riskFreeRate"_s, R"({"value":"high"})").status,
                 400);
        QCOMPARE(rig().remove(m_owner, u"/settings/theme"_s).status, 204);
        QCOMPARE(rig().get(m_owner, u"/settings/theme"_s).status, 404);
        QCOMPARE(rig().call(m_owner, Method::Put, u"/settings/theme"_s, R"({"value":"dark"})").status, 201);
    }

    void aListIsReadByPagesAndFiltered() {
        for (int i = 1; i <= 5; ++i) {
            rig().made(m_owner, u"/notes"_s,
                       test::filled(R"({"title":"%1","date":"2026-03-0%1"})", QString::number(i)));
        }
        const core::JsonValue page = test::ApiRig::json(rig().get(m_owner, u"/notes?page=2&limit=2"_s));
        QCOMPARE(page.find(u"total")->numberText(), "5");
        QCOMPARE(page.find(u"items")->items().size(), 2u);
        QCOMPARE(page.find(u"items")->items()[0].text(u"title"), u"3"_s);
        const core::JsonValue days =
            test::ApiRig::json(rig().get(m_owner, u"/notes?from=2026-03-02&to=2026-03-03"_s));
        QCOMPARE(days.find(u"total")->numberText(), "2");
        QCOMPARE(rig().get(m_owner, u"/notes?colour=red"_s).status, 400);
    }

    void aViewKeepsItsContentAsJson() {
        const QString id = rig().made(m_owner, u"/saved-views"_s,
                                      R"({"name":"Wins","page":"trades","content":{"win":true,"r":1.10}})");
        const core::JsonValue view = test::ApiRig::json(rig().get(m_owner, u"/saved-views/"_s + id));
        QCOMPARE(view.find(u"content")->find(u"win")->toBool(), std::optional(true));
        QCOMPARE(rig().post(m_owner, u"/saved-views"_s, R"({"name":"X","page":"trades","content":7})").status,
                 400);
    }

    void aGoalIsItsAuthors() {
        const QString id = rig().made(m_owner, u"/goals"_s,
                                      R"({"name":"Ten in a row","content":{"figure":"winRate","at":55.50}})");
        const Person admin = rig().colleague(m_owner, Role::Admin);
        const core::JsonValue goal = test::ApiRig::json(rig().get(admin, u"/goals/"_s + id));
        QCOMPARE(goal.text(u"name"), u"Ten in a row"_s);
        QCOMPARE(goal.text(u"owner"), m_owner.user.toString());
        QCOMPARE(goal.find(u"content")->find(u"at")->numberText(), "55.50");
        QCOMPARE(rig().patch(admin, u"/goals/"_s + id, R"({"name":"Mine"})").status, 403);
        QCOMPARE(rig().patch(m_owner, u"/goals/"_s + id, R"({"name":"Eleven"})").status, 200);
        QCOMPARE(rig().post(m_owner, u"/goals"_s, R"({"name":"X","owner":"me"})").status, 400);
        QCOMPARE(rig().remove(m_owner, u"/goals/"_s + id).status, 204);
        QCOMPARE(rig().get(m_owner, u"/goals/"_s + id).status, 404);
    }

    void aRepeatedRequestIsCarriedOutOnce() {
        const std::vector<Header> key = {{"Idempotency-Key", "k1"}};
        const Reply first = rig().call(m_owner, Method::Post, u"/tags"_s, R"({"name":"A"})", key);
        const Reply second = rig().call(m_owner, Method::Post, u"/tags"_s, R"({"name":"A"})", key);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.body, first.body);
        QCOMPARE(headerOf(second, "Idempotency-Replayed"), "true");
        QVERIFY(!headerOf(first, "Location").isEmpty());
        QCOMPARE(headerOf(second, "Location"), headerOf(first, "Location"));
        QCOMPARE(headerOf(second, "ETag"), headerOf(first, "ETag"));
        QCOMPARE(rig().call(m_owner, Method::Post, u"/tags"_s, R"({"name":"B"})", key).status, 409);
    }

    void aRepeatedFoundingFoundsOneTenant() {
        const std::vector<Header> key = {{"Idempotency-Key", "k1"}};
        const auto found = [&](const Person& person, const char* body) {
            return rig().call(person, Method::Post, u"/tenants"_s, body, key);
        };
        const QString id = test::ApiRig::json(found(m_owner, R"({"name":"Desk"})")).text(u"id");
        const Reply again = found(m_owner, R"({"name":"Desk"})");
        QCOMPARE(again.status, 201);
        QCOMPARE(test::ApiRig::json(again).text(u"id"), id);
        QCOMPARE(found(m_owner, R"({"name":"Another desk"})").status, 409);
        const core::JsonValue mine = test::ApiRig::json(rig().get(m_owner, u"/tenants"_s));
        QCOMPARE(mine.find(u"items")->items().size(), 2u);
        // A key is its user's.
        const core::JsonValue other = test::ApiRig::json(found(rig().founder(), R"({"name":"Desk"})"));
        QVERIFY(other.text(u"id") != id && !other.text(u"id").isEmpty());
    }
};

TJ_TEST(RecordsApiTest)
#include "records_api_test.moc"
