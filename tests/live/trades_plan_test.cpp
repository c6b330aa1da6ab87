#include "server/stores/trade_store.h"
#include "tests/live/trades_desk.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace server;
using test::Person;

/// How PostgreSQL goes about the statements of a trade as tj_app, under row-level security: only leakproof
/// conditions reach an index there, and one that does not makes every request read the whole journal.
class TradesPlanTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::ApiRig> m_rig;
    Person m_owner;
    QString m_trade;

    QString planOf(const Query& query) const {
        const QString tenant = m_owner.tenant.toString();
        const QString script = u"set role tj_app;\nset plan_cache_mode = force_generic_plan;\n"
                               "select set_config('app.current_tenant_id', '%1', false);\n"
                               "prepare asked (uuid, uuid) as %2;\nexplain execute asked('%1', '%3');\n"_s;
        return QString::fromUtf8(
            m_rig->database().psql(script.arg(tenant, QString::fromStdString(query.text), m_trade).toUtf8()));
    }

private slots:
    void initTestCase() {
        m_rig = std::make_unique<test::ApiRig>();
        m_owner = m_rig->founder();
        m_trade = m_rig->made(m_owner, u"/trades"_s, test::kDocumentTrade);
        // Small tables would be read whole for a good reason: let them pass for large ones.
        (void)m_rig->database().psql("update pg_class set reltuples = 100000, relpages = 1 where relname in\n"
                                     "('trades', 'trade_fills', 'trade_tags', 'fills', 'annotations');\n");
    }
    void cleanupTestCase() { m_rig.reset(); }

    void aTradeIsReachedThroughIndexesAlone() {
        static const QRegularExpression kSearched(u"\\n *Filter: .*\\b(id|trade_id|fill_id) = .*"_s);
        const auto queries = wholeTradeQueries(m_owner.tenant, core::FillId(QUuid::fromString(m_trade)));
        for (const Query& query : queries) {
            const QString plan = planOf(query);
            QVERIFY2(plan.contains(u"Index Cond"), qPrintable(plan));
            const QRegularExpressionMatch searched = kSearched.match(plan);
            QVERIFY2(!searched.hasMatch(), qPrintable(searched.captured()));
        }
    }
};

TJ_TEST(TradesPlanTest)
#include "trades_plan_test.moc"
