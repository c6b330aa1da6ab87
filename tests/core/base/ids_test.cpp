#include "core/base/ids.h"
#include "tests/support/test_registry.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QtTest>

#include <map>
#include <type_traits>

using namespace core;

// A fill's id where a tag's is wanted must not compile.
static_assert(!std::is_convertible_v<FillId, TagId>);
static_assert(std::is_same_v<TradeId, FillId>);

class IdsTest : public QObject {
    Q_OBJECT
private slots:
    void newIdsAreUniqueVersionSevenAndRiseWithTime() {
        QSet<QUuid> seen;
        QUuid before = newUuid();
        for (int i = 0; i < 10'000; ++i) {
            const QUuid id = newUuid();
            QCOMPARE(id.toString(QUuid::WithoutBraces)[14], QLatin1Char('7')); // Qt 6.4 knows no version 7
            QCOMPARE(int(id.variant()), int(QUuid::DCE));
            QVERIFY(id.data1 >= before.data1);
            before = id;
            seen.insert(id);
        }
        QCOMPARE(seen.size(), 10'000);
    }

    void namedIdsAreTheOnesOfRfc9562() {
        // RFC 9562, A.4: the DNS name www.example.com.
        const QUuid dns(QStringLiteral("{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"));
        QCOMPARE(namedUuid(dns, QStringLiteral("www.example.com")),
                 QUuid(QStringLiteral("{2ed6657d-e927-568b-95e1-2665a8aea6a2}")));
    }

    void ordersByItsText() {
        std::vector<FillId> ids;
        for (int i = 0; i < 200; ++i) {
            ids.push_back(FillId(QUuid::createUuid()));
        }
        std::sort(ids.begin(), ids.end());
        QVERIFY(std::is_sorted(ids.begin(), ids.end(),
                               [](const FillId& a, const FillId& b) { return a.toString() < b.toString(); }));
    }

    void namesOfOneSpaceMeetAndOfTwoDoNot() {
        const QUuid one = newUuid();
        const QUuid other = newUuid();
        const QString name = QStringLiteral("Zürich ₹");
        QCOMPARE(namedUuid(one, name), namedUuid(one, name));
        QVERIFY(namedUuid(one, name) != namedUuid(other, name));
        QVERIFY(namedUuid(one, name) != namedUuid(one, name.toLower()));
        QCOMPARE(namedUuid(one, name).version(), QUuid::Sha1);
    }

    void newIdsCarryTheirTime() {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const QUuid id = newUuid();
        const qint64 ms = (qint64(id.data1) << 16) | id.data2;
        QVERIFY(ms >= before && ms <= QDateTime::currentMSecsSinceEpoch());
    }

    void idsAreKeysOfHashesAndOfMaps() {
        QHash<FillId, int> hash;
        std::map<FillId, int> map;
        for (int i = 0; i < 500; ++i) {
            const FillId id = newId<FillId>();
            hash.insert(id, i);
            map[id] = i;
        }
        QCOMPARE(hash.size(), 500);
        for (const auto& [id, number] : map) {
            QCOMPARE(hash.value(id, -1), number);
        }
        QVERIFY(!hash.contains(FillId()));
    }

    void textReadsBackEqualAndNonsenseIsNull() {
        const FillId id(newUuid());
        QCOMPARE(FillId::fromString(id.toString()), id);
        QVERIFY(FillId::fromString(u"not an id").isNull());
    }
};

TJ_TEST(IdsTest)
#include "ids_test.moc"
