//! The file storage: a folder, or a bucket. Paths consist of ids alone.

use std::{path::PathBuf, sync::Arc, time::Duration};

use kurs_domain::Id;
use object_store::{
    Error, ObjectStore, ObjectStoreExt, RetryConfig, aws::AmazonS3Builder, local::LocalFileSystem,
    path::Path, prefix::PrefixStore,
};

use crate::kernel::Problem;

/// How long a bucket may take, retries included: less than a request may.
const TIMEOUT: Duration = Duration::from_secs(20);

#[derive(Debug, Clone)]
pub struct Storage(Backend);

#[derive(Debug, Clone)]
enum Backend {
    Folder(PathBuf),
    Bucket(Arc<dyn ObjectStore>),
}

/// Not the address of a bucket, or settings that don't fit one.
#[derive(Debug, thiserror::Error)]
#[error("--files-url is like s3://bucket/folder, with AWS_REGION and keys (AWS_…) around it: {0}")]
pub struct NotABucket(String);

impl Storage {
    /// A folder; it is created, private to the server's user, with the first file.
    pub fn folder(folder: PathBuf) -> Self {
        Self(Backend::Folder(folder))
    }

    /// An S3 bucket: `s3://bucket/folder`. Region, keys and endpoint come from the usual `AWS_` variables.
    pub fn bucket(url: &str) -> Result<Self, NotABucket> {
        let named = url.strip_prefix("s3://").filter(|named| !named.is_empty());
        let named = named.ok_or_else(|| NotABucket("it begins with s3://".to_owned()))?;
        let (bucket, folder) = named.split_once('/').unwrap_or((named, ""));
        // It fails only if a provider is installed already, which does no harm.
        let _set = rustls::crypto::ring::default_provider().install_default();
        let store = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_retry(RetryConfig { retry_timeout: TIMEOUT, ..RetryConfig::default() })
            .build()
            .map_err(|error| NotABucket(error.to_string()))?;
        Ok(Self(Backend::Bucket(Arc::new(PrefixStore::new(store, folder)))))
    }

    fn open(&self) -> Result<Arc<dyn ObjectStore>, Problem> {
        match &self.0 {
            Backend::Bucket(store) => Ok(store.clone()),
            Backend::Folder(folder) => {
                make_private(folder).map_err(|error| io_error(&error))?;
                let store =
                    LocalFileSystem::new_with_prefix(folder).map_err(|it| storage_error(&it))?;
                // The file and its folders are on disk before anybody is answered.
                Ok(Arc::new(store.with_fsync(true)))
            }
        }
    }

    /// Stores a file. When this returns, it is on disk.
    pub async fn put(&self, owner: Id, id: Id, bytes: Vec<u8>) -> Result<(), Problem> {
        let put = self.open()?.put(&path(owner, id), bytes.into()).await;
        put.map(drop).map_err(|error| storage_error(&error))
    }

    /// The bytes of a file, if it exists.
    pub async fn get(&self, owner: Id, id: Id) -> Result<Option<Vec<u8>>, Problem> {
        match self.open()?.get(&path(owner, id)).await {
            Ok(found) => {
                let bytes = found.bytes().await.map_err(|error| storage_error(&error))?;
                Ok(Some(bytes.to_vec()))
            }
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(storage_error(&error)),
        }
    }

    /// Deletes the bytes of a file; no error if they do not exist.
    pub async fn delete(&self, owner: Id, id: Id) -> Result<(), Problem> {
        match self.open()?.delete(&path(owner, id)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(storage_error(&error)),
        }
    }
}

fn path(owner: Id, id: Id) -> Path {
    Path::from_iter([owner.to_string(), id.to_string()])
}

/// Creates the folder, if missing, private to the server's user.
fn make_private(folder: &std::path::Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    #[cfg(unix)]
    if let Some(parent) = folder.canonicalize()?.parent() {
        std::fs::File::open(parent)?.sync_all()?;
    }
    Ok(())
}

/// The cause for the operator: never the path, which would reveal whose file it was.
fn storage_error(error: &Error) -> Problem {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return io_error(error);
        }
        cause = error.source();
    }
    let what = match error {
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => "access is denied",
        Error::NotFound { .. } => "it is not there",
        _ => "no use of it",
    };
    Problem::internal(format!("the store of files: {what}"))
}

fn io_error(error: &std::io::Error) -> Problem {
    Problem::internal(format!("the store of files: {}", error.kind()))
}
