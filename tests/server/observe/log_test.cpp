#include "core/base/clock.h"
#include "core/wire/json.h"
#include "server/observe/log.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace server;

class LogTest : public QObject {
    Q_OBJECT

private:
    std::vector<QByteArray> m_lines;

    core::JsonValue lastLine() const {
        const auto parsed = core::parseJson(m_lines.back());
        return parsed.ok() ? *parsed : core::JsonValue();
    }

private slots:
    void init() {
        m_lines.clear();
        setLogSink([this](const QByteArray& line) { m_lines.push_back(line); });
    }
    void cleanup() {
        setLogSink({});
        setLogLevel(LogLevel::Information);
    }

    void writesOneJsonObjectWithTimeLevelAndMessage() {
        logWarning("disk nearly full");
        QCOMPARE(m_lines.size(), 1u);
        const core::JsonValue line = lastLine();
        QVERIFY(core::parseInstant(line.text(u"time")).has_value());
        QCOMPARE(line.text(u"level"), u"warning"_s);
        QCOMPARE(line.text(u"message"), u"disk nearly full"_s);
        QCOMPARE(line.members().size(), 3u);
    }

    void keepsEveryKindOfFieldAsItsOwnType() {
        const core::FillId fill = core::newId<core::FillId>();
        logInformation("all", {{"route", "/trades/{id}"},
                               {"status", 201},
                               {"cached", false},
                               {"fill", fill},
                               {"duration", std::chrono::microseconds(1500)},
                               {"detail", Plain(u"a \"quoted\"\nline"_s)}});
        const core::JsonValue line = lastLine();
        QCOMPARE(line.text(u"route"), u"/trades/{id}"_s);
        QCOMPARE(line.find(u"status")->toInteger(), std::optional<qint64>(201));
        QCOMPARE(line.find(u"cached")->toBool(), std::optional<bool>(false));
        QCOMPARE(line.text(u"fill"), fill.toString());
        QCOMPARE(line.find(u"duration")->numberText(), QByteArray("1.5"));
        QCOMPARE(line.text(u"detail"), u"a \"quoted\"\nline"_s);
        QVERIFY(!m_lines.back().contains('\n'));
    }

    void aTextBecomesAFieldOnlyWhenSomebodySaysItIsPlain() {
        static_assert(!std::is_constructible_v<LogField, LogWord, QString>);
        static_assert(!std::is_constructible_v<LogField, LogWord, QByteArray>);
        static_assert(!std::is_constructible_v<LogField, LogWord, std::string>);
        static_assert(!std::is_convertible_v<QString, Plain>);
        static_assert(std::is_constructible_v<LogField, LogWord, Plain>);
    }

    void cutsALongText() {
        logInformation("long", {{"detail", Plain(QString(2000, u'x'))}});
        QCOMPARE(lastLine().text(u"detail").size(), 500);
    }

    void leavesOutWhatIsBelowTheLevel() {
        logDebug("quiet");
        QVERIFY(m_lines.empty());
        setLogLevel(LogLevel::Debug);
        logDebug("heard");
        QCOMPARE(m_lines.size(), 1u);
    }

    void carriesTheFieldsOfItsScopesAndNoOthers() {
        {
            const LogScope request({{"requestId", Plain(u"r-1"_s)}});
            {
                const LogScope user({{"userId", 7}});
                logInformation("inside");
                QCOMPARE(lastLine().text(u"requestId"), u"r-1"_s);
                QCOMPARE(lastLine().find(u"userId")->toInteger(), std::optional<qint64>(7));
            }
            logInformation("between");
            QVERIFY(lastLine().find(u"userId") == nullptr);
        }
        logInformation("after");
        QVERIFY(lastLine().find(u"requestId") == nullptr);
    }

    void neverTearsALineNorMixesTheScopesOfThreads() {
        const int threads = 8;
        const int each = 200;
        std::vector<std::thread> running;
        for (int number = 0; number < threads; ++number) {
            running.emplace_back([number] {
                const LogScope scope({{"thread", number}});
                for (int i = 0; i < each; ++i) {
                    logInformation("line", {{"own", number}});
                }
            });
        }
        for (std::thread& thread : running) {
            thread.join();
        }
        QCOMPARE(m_lines.size(), std::size_t(threads * each));
        for (const QByteArray& line : m_lines) {
            const auto parsed = core::parseJson(line);
            QVERIFY(parsed.ok());
            QCOMPARE(parsed->find(u"thread")->toInteger(), parsed->find(u"own")->toInteger());
        }
    }
};

TJ_TEST(LogTest)
#include "log_test.moc"
