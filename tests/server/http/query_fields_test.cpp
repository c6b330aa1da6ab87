#include "core/domain/wire_names.h"
#include "server/http/paging.h"
#include "server/http/path_id.h"
#include "server/http/target.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

Request requestOf(const QByteArray& query) {
    Request request;
    request.query = readTarget("/v1/trades?" + query).value().query;
    return request;
}

QStringList wrongFields(QueryFields& fields) {
    QStringList names;
    if (const Outcome<void> finished = fields.finish(); !finished) {
        for (const FieldError& error : finished.error().errors) {
            names << error.field;
        }
    }
    return names;
}

} // namespace

class QueryFieldsTest : public QObject {
    Q_OBJECT
private slots:
    void readsTheDesignDocumentsFilter() {
        const Request request = requestOf(
            "from=2025-01-01&to=2025-12-31&symbol=AAPL&tag=earnings&tag=tech&win=true&page=2&limit=100");
        QueryFields query(request);
        QCOMPARE(core::dayText(*query.day(u"from")), u"2025-01-01"_s);
        QCOMPARE(core::dayText(*query.day(u"to")), u"2025-12-31"_s);
        QCOMPARE(query.text(u"symbol"), std::optional(u"AAPL"_s));
        QCOMPARE(query.texts(u"tag", 20), (QStringList{u"earnings"_s, u"tech"_s}));
        QCOMPARE(query.flag(u"win"), std::optional(true));
        QVERIFY(
            !query.choice<core::TradeStatus>(u"status", core::wireNames<core::TradeStatus>()).has_value());
        const PageRequest page = readPage(query);
        QCOMPARE(page.page, 2);
        QCOMPARE(page.limit, 100);
        QCOMPARE(page.offset(), qint64(100));
        QVERIFY(query.finish().ok());
    }

    void tellsEveryWrongParameterAtOnce() {
        const Request request =
            requestOf("from=today&win=yes&status=half&account=7&symbol=A&symbol=B&typo=1&typo=2"
                      "&least=1,5&at=noon&page=0");
        QueryFields query(request);
        query.day(u"from");
        query.flag(u"win");
        query.choice<core::TradeStatus>(u"status", core::wireNames<core::TradeStatus>());
        query.id<core::AccountId>(u"account");
        query.text(u"symbol");
        query.decimal(u"least");
        query.instant(u"at");
        readPage(query);
        QCOMPARE(wrongFields(query), (QStringList{u"from"_s, u"win"_s, u"status"_s, u"account"_s, u"symbol"_s,
                                                  u"least"_s, u"at"_s, u"page"_s, u"typo"_s}));
    }

    void takesAnEmptyValueForNone() {
        const Request request = requestOf("symbol=&from=&tag=&limit=");
        QueryFields query(request);
        QVERIFY(!query.text(u"symbol").has_value());
        QVERIFY(!query.day(u"from").has_value());
        QVERIFY(query.texts(u"tag", 5).isEmpty());
        QCOMPARE(readPage(query).limit, 50);
        QVERIFY(query.finish().ok());
    }

    void readsExactNumbersAndTimes() {
        const Request request = requestOf("least=0.1&at=2025-12-01T09:30:00%2B05:30");
        QueryFields query(request);
        QCOMPARE(query.decimal(u"least")->units(), 10'000'000);
        QCOMPARE(core::instantText(*query.instant(u"at")), u"2025-12-01T04:00:00Z"_s);
        QVERIFY(query.finish().ok());
    }

    void boundsPages_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("too many") << QByteArray("limit=201") << u"limit"_s;
        QTest::newRow("none") << QByteArray("limit=0") << u"limit"_s;
        QTest::newRow("half") << QByteArray("limit=1.5") << u"limit"_s;
        QTest::newRow("negative page") << QByteArray("page=-1") << u"page"_s;
        QTest::newRow("very far") << QByteArray("page=99999999999") << u"page"_s;
        QTest::newRow("both ways") << QByteArray("page=1&cursor=abc") << u"cursor"_s;
        QTest::newRow("endless cursor") << "cursor=" + QByteArray(5000, 'a') << u"cursor"_s;
    }
    void boundsPages() {
        QFETCH(QByteArray, query);
        QFETCH(QString, wrong);
        const Request request = requestOf(query);
        QueryFields fields(request);
        readPage(fields);
        QCOMPARE(wrongFields(fields), QStringList{wrong});
    }

    void limitsTextsAndTheirNumber() {
        const Request request = requestOf("tag=a&tag=b&tag=c&q=" + QByteArray(201, 'x') + "&nul=ok");
        QueryFields query(request);
        query.texts(u"tag", 2);
        query.text(u"q");
        query.text(u"nul");
        QCOMPARE(wrongFields(query), (QStringList{u"tag"_s, u"q"_s}));
    }

    void hasNothingAtAPathWithoutAnId() {
        Request request;
        request.pathValues = {{u"id"_s, u"0190b3c4-0000-7000-8000-000000000001"_s}, {u"other"_s, u"7"_s}};
        QCOMPARE(pathId<core::TagId>(request).value().toString(), request.pathValue(u"id"));
        QCOMPARE(int(pathId<core::TagId>(request, u"other").error().kind), int(ProblemKind::NotFound));
        QCOMPARE(int(pathId<core::TagId>(request, u"missing").error().kind), int(ProblemKind::NotFound));
    }
};

TJ_TEST(QueryFieldsTest)
#include "query_fields_test.moc"
