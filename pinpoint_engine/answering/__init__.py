"""From a photo's embedding to a ranked list: retrieval, evidence, votes, features, albums."""
