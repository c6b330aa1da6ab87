#include "core/import/broker_format.h"
#include "core/import/plan_import.h"

#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSet>
#include <QtTest>

#include <random>

using namespace core;

namespace {

/// Reads with every format that claims the text; none may crash, hang or lose a row.
void readWithAll(const QByteArray& text) {
    const SourceFile file = sourceOf(text);
    for (const BrokerFormat* format : brokerFormats()) {
        const int score = format->recognise(text.left(64 * 1024));
        QVERIFY(score >= 0 && score <= 100);
        if (score == 0) {
            continue;
        }
        const auto statement = format->read(file, {});
        if (!statement) {
            QVERIFY(!statement.error().detail.isEmpty());
            continue;
        }
        const auto plan = planImport(*format, *statement, file.name, FakeJournal().context(), {});
        QVERIFY(plan.ok() || !plan.error().detail.isEmpty());
        if (plan) {
            const ImportCounts& rows = plan->rows;
            const int all = rows.newOnes + rows.duplicate + rows.corrected + rows.previouslyDeleted +
                            rows.ignored + rows.rejected;
            QCOMPARE(all, int(statement->rows.size()));
        }
    }
}

QStringList ownSamples() {
    const QDir dir(QStringLiteral(TJ_TEST_DATA "/import"));
    QStringList paths;
    for (const QString& name : dir.entryList(QDir::Files)) {
        paths.append(dir.filePath(name));
    }
    return paths;
}

} // namespace

class BrokerFormatsTest : public QObject {
    Q_OBJECT
private slots:
    void everyFormatHasItsOwnIdAndTheMapperIsLast() {
        QSet<QString> ids;
        for (const BrokerFormat* format : brokerFormats()) {
            ids.insert(QString::fromLatin1(format->id));
            QCOMPARE(brokerFormat(QString::fromLatin1(format->id)), format);
            QVERIFY(*format->title != '\0');
        }
        QCOMPARE(std::size_t(ids.size()), brokerFormats().size());
        QCOMPARE(QString::fromLatin1(brokerFormats().back()->id), QStringLiteral("generic"));
        QCOMPARE(brokerFormat(QStringLiteral("none")), nullptr);
    }

    void everyOwnSampleIsRecognisedAndAddsUp() {
        QVERIFY(!ownSamples().isEmpty());
        for (const QString& path : ownSamples()) {
            const SourceFile file = readSourceFile(path).value();
            QVERIFY2(recognise(file).ok(), qPrintable(path));
            readWithAll(file.text);
        }
    }

    void brokenFilesAreReadOrRefused() {
        std::mt19937 random(1);
        for (const QString& path : ownSamples()) {
            const QByteArray text = readSourceFile(path)->text;
            for (qsizetype end = 0; end < qMin<qsizetype>(text.size(), 12'000); end += 997) {
                readWithAll(text.left(end));
            }
            for (int round = 0; round < 6; ++round) {
                QByteArray broken = text.left(8'000);
                for (int change = 0; change < 8; ++change) {
                    broken[qsizetype(random() % unsigned(broken.size()))] = char(" ,;\"\n0-<x"[random() % 9]);
                }
                readWithAll(broken);
            }
        }
    }

    void aRowOfAMillionColumnsIsRefusedQuickly() {
        QElapsedTimer timer;
        timer.start();
        readWithAll("symbol,date,side,quantity,price\n" + QByteArray(1'000'000, ',') +
                    "x\nABC,2026-03-02,buy,1,1\n");
        readWithAll(QByteArray("a,").repeated(1'000'000));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void realStatementsAreReadOrExplained() {
        const QDir root(QStringLiteral(TJ_SOURCE_DIR "/../shared/broker-samples"));
        if (!root.exists()) {
            QSKIP("no real statements beside the source tree");
        }
        for (const QString& folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QString& name : QDir(root.filePath(folder)).entryList(QDir::Files)) {
                const auto file = readSourceFile(root.filePath(folder + u'/' + name));
                if (!file) {
                    QVERIFY(!file.error().detail.isEmpty());
                    continue;
                }
                readWithAll(file->text);
            }
        }
    }
};

TJ_TEST(BrokerFormatsTest)
#include "broker_formats_test.moc"
