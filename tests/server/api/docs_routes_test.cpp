#include "server/api/docs_routes.h"
#include "tests/server/api/idle_api.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace server;

/// The page of the API and its document, for anybody, and from this server alone.
class DocsRoutesTest : public QObject {
    Q_OBJECT

private:
    test::IdleApi m_api;
    std::vector<Route> m_routes = docsRoutes(m_api.context());

    Reply get(const QString& path, std::vector<Header> headers = {}) const {
        const auto route = std::find_if(m_routes.begin(), m_routes.end(),
                                        [&](const Route& one) { return path == QLatin1String(one.path); });
        if (route == m_routes.end()) {
            return {.status = 404};
        }
        Request request;
        request.path = path;
        request.headers = std::move(headers);
        return route->run(request).value();
    }
    static QByteArray headerOf(const Reply& reply, const char* name) {
        for (const Header& header : reply.headers) {
            if (header.name == name) {
                return header.value;
            }
        }
        return {};
    }

private slots:
    void theDocumentIsTheOneOfTheSources() {
        QFile file(QStringLiteral(TJ_SOURCE_DIR "/resources/api/openapi.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Reply reply = get(u"/openapi.yaml"_s);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.contentType, "application/yaml");
        QCOMPARE(reply.body, file.readAll());
    }

    void whatThePageLoadsIsServedHere() {
        const Reply page = get(u"/docs"_s);
        QCOMPARE(page.status, 200);
        static const QRegularExpression kLoaded(u"(?:src|href|spec-url)=\"([^\"]*)\""_s);
        int loaded = 0;
        for (auto found = kLoaded.globalMatch(QString::fromUtf8(page.body)); found.hasNext(); ++loaded) {
            const QString target = found.next().captured(1);
            QVERIFY2(target.startsWith(u'/') && !target.startsWith(u"//"_s), qPrintable(target));
            QCOMPARE(get(target).status, 200);
        }
        QVERIFY(loaded >= 3);
        QVERIFY(!page.body.contains("://"));
        QVERIFY(!page.body.contains("style=") && !page.body.contains("<style"));
    }

    void thePolicyNamesNoOtherHost() {
        const QByteArray policy = headerOf(get(u"/docs"_s), "Content-Security-Policy");
        QStringList directives;
        for (const QString& directive : QString::fromLatin1(policy).split(u';')) {
            const QStringList words = directive.split(u' ', Qt::SkipEmptyParts);
            directives << words.value(0);
            for (const QString& source : words.mid(1)) {
                const bool isOurs = source == u"'self'" || source == u"'none'" || source == u"data:" ||
                                    source == u"blob:" || source.startsWith(u"'sha256-");
                QVERIFY2(isOurs, qPrintable(source));
            }
        }
        QVERIFY(policy.startsWith("default-src 'none';"));
        QVERIFY(directives.contains(u"base-uri"_s) && directives.contains(u"form-action"_s) &&
                directives.contains(u"frame-ancestors"_s));
        QVERIFY(!policy.contains("unsafe"));
    }

    void aKnownFileIsNotSentAgain() {
        const QByteArray tag = headerOf(get(u"/docs/redoc.js"_s), "ETag");
        QVERIFY(tag.size() > 10);
        for (const QByteArray& known : {tag, "W/" + tag}) {
            const Reply again = get(u"/docs/redoc.js"_s, {{"If-None-Match", known}});
            QCOMPARE(again.status, 304);
            QVERIFY(again.body.isEmpty());
            QCOMPARE(headerOf(again, "ETag"), tag);
        }
        QCOMPARE(get(u"/docs/redoc.js"_s, {{"If-None-Match", "\"other\""}}).status, 200);
    }
};

TJ_TEST(DocsRoutesTest)
#include "docs_routes_test.moc"
