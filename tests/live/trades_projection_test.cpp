#include "core/domain/trade_projection.h"
#include "core/domain/wire_names.h"
#include "server/stores/trade_store.h"
#include "tests/live/trades_desk.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

namespace {

/// What of a trade must be the same in the database and in core's matching of the same fills.
QString lineOf(const core::TradeId& id, const core::Trade& trade, const QString& position,
               const QString& notes, const QStringList& parts) {
    const auto text = [](const std::optional<core::Decimal>& value) {
        return value ? value->toString() : u"-"_s;
    };
    const bool opened = trade.status != core::TradeStatus::Unopened;
    return QStringList{id.toString(),
                       position,
                       core::wireName(trade.side),
                       core::wireName(trade.status),
                       trade.quantity.toString(),
                       trade.openQuantity.toString(),
                       text(trade.entryPrice),
                       text(trade.exitPrice),
                       opened ? trade.grossPnl.toString() : u"-"_s,
                       opened ? trade.netPnl.toString() : u"-"_s,
                       trade.charges.total().toString(),
                       core::dayText(trade.entryDay),
                       core::dayText(trade.exitDay),
                       QString::number(trade.entryMinute),
                       text(trade.initialRisk),
                       notes,
                       parts.join(u' ')}
        .join(u'|');
}

} // namespace

/// The projection against core's matching: whatever happens to fills and annotations in whatever order, the
/// stored trades are those that one matching of everything gives.
class TradesProjectionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;
    core::Account m_account;
    core::Instrument m_instrument;
    std::vector<core::Fill> m_fills;
    QHash<core::FillId, core::Annotation> m_annotations;

    test::ApiRig& rig() { return *m_rig; }

    void change(const std::function<void(FillStore&)>& work) {
        TenantScope scope = rig().scope(m_owner);
        auto change = scope.change(Act::CreateTrades);
        QVERIFY(change.ok());
        FillStore fills(*change, rig().clock().now());
        work(fills);
        const auto finished = fills.finish();
        QVERIFY2(finished.ok(), qPrintable(finished.ok() ? QString() : finished.error().detail));
        change->commit();
    }

    QStringList stored() {
        QStringList lines;
        TenantScope scope = rig().scope(m_owner);
        const auto rows = scope.read(
            Act::ReadJournal,
            "select t.id, t.position, t.notes, (select string_agg(f.fill_id::text || '/' || f.role || '/' || "
            "f.quantity::text, ' ' order by f.place) from trade_fills f where f.tenant_id = t.tenant_id and "
            "f.trade_id = t.id) from trades t where t.tenant_id = $1",
            scope.tenant());
        for (const Row row : *rows) {
            const auto id = row.id<core::TradeId>(0);
            const auto whole = scope.readAll(Act::ReadJournal, {tradeWith(scope.tenant(), id)});
            lines << lineOf(id, readTrade(whole->front()[0]).facts, row.text(1), row.text(2), {row.text(3)});
        }
        lines.sort();
        return lines;
    }

    QStringList expected() {
        QHash<core::FillId, core::Decimal> openingPrices;
        for (const core::Annotation& annotation : m_annotations) {
            if (annotation.openingPrice) {
                openingPrices.insert(annotation.id, *annotation.openingPrice);
            }
        }
        const core::ZoneTable zone(QTimeZone::utc());
        const auto trades =
            core::matchFills({m_account, m_instrument, m_fills, {}, openingPrices, zone, {}}).value();
        QStringList lines;
        for (const core::MatchedTrade& matched : trades) {
            const core::Trade trade = core::toTrade(matched, m_instrument, m_annotations, zone);
            QStringList notes;
            for (const core::Annotation* annotation : core::annotationsOf(matched, m_annotations)) {
                if (!annotation->notes.isEmpty()) {
                    notes << annotation->notes;
                }
            }
            QStringList parts;
            for (const core::FillPart& part : matched.parts) {
                parts << u"%1/%2/%3"_s
                             .arg(part.fill.toString(),
                                  part.role == core::FillRole::Entry ? u"entry"_s : u"exit"_s)
                             .arg(part.quantity.units());
            }
            lines << lineOf(trade.id, trade, matched.position, notes.join(u"\n\n"_s), parts);
        }
        lines.sort();
        return lines;
    }

    core::Fill randomFill(std::mt19937& random) {
        core::Fill fill;
        fill.id = core::newId<core::FillId>();
        fill.account = m_account.id;
        fill.instrument = m_instrument.id;
        fill.side = random() % 2 == 0 ? core::Side::Buy : core::Side::Sell;
        fill.quantity = core::Decimal::fromInt(1 + int(random() % 4));
        fill.price = core::Decimal::fromUnits(qint64(9000 + random() % 2000) * 1'000'000);
        // Sparse enough for flat points more than a day and a half apart, dense enough for neighbours.
        fill.executedAt = test::at("2026-01-01T00:00:00Z") + std::chrono::hours(random() % 2400);
        fill.charges =
            core::Charges::commission(core::Decimal::fromUnits(qint64(random() % 500) * 1'000'000));
        fill.effect = core::Effect(random() % 3);
        fill.position = random() % 8 == 0 ? u"own"_s + fill.id.toString() : QString();
        return fill;
    }

    void changeSomething(std::mt19937& random) {
        const std::size_t at = m_fills.empty() ? 0 : random() % m_fills.size();
        switch (m_fills.size() < 8 ? 0 : random() % 6) {
        case 0:
        case 1:
            m_fills.push_back(randomFill(random));
            return change([&](FillStore& fills) { fills.add(m_fills.back()); });
        case 2: {
            const core::Fill before = m_fills[at];
            core::Fill after = randomFill(random);
            after.id = before.id;
            m_fills[at] = after;
            return change([&](FillStore& fills) { fills.edit(before, after); });
        }
        case 3: {
            const core::Fill gone = m_fills[at];
            m_fills.erase(m_fills.begin() + qsizetype(at));
            m_annotations.remove(gone.id);
            return change([&](FillStore& fills) {
                // Its annotation stays in the trash with it, for the day it comes back.
                fills.remove(gone);
            });
        }
        default: {
            core::Annotation& annotation = m_annotations[m_fills[at].id];
            annotation.id = m_fills[at].id;
            annotation.notes = u"note %1"_s.arg(random() % 1000);
            annotation.initialStop = core::Decimal::fromInt(80 + int(random() % 40));
            if (random() % 3 == 0) {
                annotation.openingPrice = core::Decimal::fromInt(90 + int(random() % 20));
            }
            return change([&](FillStore& fills) { fills.putAnnotation(annotation); });
        }
        }
    }

private slots:
    void initTestCase() { m_rig = std::make_unique<test::ApiRig>(); }
    void cleanupTestCase() { m_rig.reset(); }

    void storedTradesAreThoseOfOneMatching_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<bool>("mayBeShort");
        for (int seed = 1; seed <= 6; ++seed) {
            QTest::addRow("seed %d", seed) << seed << (seed % 2 == 0);
        }
    }
    void storedTradesAreThoseOfOneMatching() {
        QFETCH(int, seed);
        QFETCH(bool, mayBeShort);
        m_owner = rig().founder();
        m_account = core::Account();
        m_account.id = core::newId<core::AccountId>();
        m_account.name = u"Random"_s;
        m_account.owner = m_owner.user.toString();
        m_account.mayBeShort = mayBeShort;
        m_instrument = test::aStock("RND");
        m_fills.clear();
        m_annotations.clear();
        rig().store(m_owner, {core::toRecord(m_account), core::toRecord(m_instrument)});
        std::mt19937 random{std::mt19937::result_type(seed)};
        for (int step = 0; step < 60; ++step) {
            changeSomething(random);
            const QStringList theirs = stored();
            const QStringList ours = expected();
            const auto only = [](QStringList in, const QStringList& notIn) {
                in.removeIf([&](const QString& line) { return notIn.contains(line); });
                return in.join(u'\n');
            };
            QVERIFY2(theirs == ours, qPrintable(u"step %1\nstored:\n%2\nexpected:\n%3"_s.arg(step).arg(
                                         only(theirs, ours), only(ours, theirs))));
        }
    }

    void aPlainNoteRewritesItsTradeAlone() {
        m_owner = rig().founder();
        QStringList ids;
        for (int day = 1; day <= 9; day += 2) {
            const auto execution = [&](const char* side, int hour) {
                return rig().made(m_owner, u"/fills"_s,
                                  uR"({"symbol":"NEXT","side":"%1","quantity":1,"price":10,)"
                                  uR"("executedAt":"2026-01-0%2T%3:00:00Z"})"_s.arg(QLatin1String(side))
                                      .arg(day)
                                      .arg(hour)
                                      .toUtf8());
            };
            ids << execution("buy", 10);
            (void)execution("sell", 11);
        }
        const auto physical = [&] {
            return rig().database().psql(
                u"select ctid || ' ' || id from trades where tenant_id = '%1' and id <> '%2' "
                "order by id;\n"_s.arg(m_owner.tenant.toString(), ids[1])
                    .toUtf8());
        };
        const QByteArray before = physical();
        QCOMPARE(rig().patch(m_owner, u"/trades/"_s + ids[1], R"({"notes":"only this","tags":["x"]})").status,
                 200);
        QCOMPARE(physical(), before);
        QCOMPARE(test::memberOf(rig().get(m_owner, u"/trades/"_s + ids[1]), u"notes"), u"only this"_s);
    }
};

TJ_TEST(TradesProjectionTest)
#include "trades_projection_test.moc"
